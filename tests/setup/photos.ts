/**
 * Photos for the tests: small real JPEGs, no two with the same bytes. The plant… functions write rows and objects
 * directly, for people who could not create them through the API.
 */
import { createHash, randomUUID } from "node:crypto";
import { request as httpRequest } from "node:http";
import sharp from "sharp";
import type { PhotoPlace, PhotoState, UploadState } from "@/prisma/generated/enums";
import type { PhotoType } from "@/rules/photo-types";
import { originalKey, renditionKey } from "@/server/photos/object-key";
import { objectMetadata } from "@/server/uploads/object-metadata";
import type { Person, scene } from "./scene";

export type Scene = Awaited<ReturnType<typeof scene>>;

const picture = { create: { width: 32, height: 24, channels: 3, background: "#5b7a4d" } } as const;
const plainJpeg = await sharp(picture).jpeg().toBuffer();

/** A valid JPEG with `text` (at most 60,000 bytes) as its comment. */
export function jpeg(text: string = randomUUID()): Uint8Array {
	const comment = Buffer.from(text);
	const segment = Buffer.alloc(4);
	segment.writeUInt16BE(0xfffe, 0);
	segment.writeUInt16BE(comment.length + 2, 2);
	return Buffer.concat([plainJpeg.subarray(0, 2), segment, comment, plainJpeg.subarray(2)]);
}

export const png = (): Promise<Uint8Array> =>
	sharp(picture)
		.png()
		.withExif({ IFD0: { Copyright: randomUUID() } })
		.toBuffer();

export const sha256Of = (bytes: Uint8Array) => createHash("sha256").update(bytes).digest("hex");

/** What a browser declares about these bytes. */
export function announced(bytes: Uint8Array) {
	return {
		contentType: "image/jpeg",
		size: bytes.length,
		sha256: sha256Of(bytes),
		title: "Above the clouds",
	};
}

/** Starts an upload, so that the photo can be put. */
export async function begin(s: Scene, who: Person, bytes: Uint8Array, wish: { forId?: string | null } = {}) {
	const asked = { eventId: s.event.id, ...announced(bytes), ...wish };
	const upload = await s.as(who).photos.initiateUpload(asked);
	if (upload.kind !== "put") throw new Error("These bytes are already in the event.");
	return upload;
}

/** Starts an upload and puts the photo, without confirming it. */
export async function arrive(s: Scene, who: Person, bytes: Uint8Array) {
	const upload = await begin(s, who, bytes);
	const answer = await s.put(upload, bytes);
	if (!answer.ok) throw new Error(`The store answered ${answer.status}.`);
	return upload;
}

export const keyOf = (s: Scene, photoId: string, type: PhotoType = "image/jpeg") =>
	originalKey(s.event.id, photoId, type);

/**
 * Creates an intent for any person, on the roll or not, with its object in the store. It is pending unless `state` says
 * otherwise.
 */
export async function plantUpload(
	s: Scene,
	{ uploaderId, state = "PENDING" }: { uploaderId: string; state?: UploadState },
) {
	const bytes = jpeg();
	const id = randomUUID();
	const told = { ...announced(bytes), eventId: s.event.id, description: "" };
	const key = keyOf(s, id);
	const expiresAt = new Date(s.deps.now().getTime() + s.deps.limits.intentSeconds * 1_000);
	await s.db.upload.create({ data: { id, uploaderId, key, expiresAt, state, ...told } });
	const signed = await s.storage.presignPut({
		...{ key, contentType: told.contentType, size: told.size, sha256Hex: told.sha256, expiresIn: 60 },
		metadata: objectMetadata({ ...told, photoId: id, uploaderId }),
	});
	await s.put({ kind: "put", photoId: id, expiresAt, ...signed }, bytes);
	return { photoId: id, sha256: told.sha256 };
}

/** Creates the row of a photo for any person, in any state, without its objects. */
export async function plantPhoto(
	s: Pick<Scene, "event"> & { db: Pick<Scene["db"], "photo"> },
	photo: {
		uploaderId: string;
		sectionId?: string;
		sectionChosen?: boolean;
		state?: PhotoState;
		place?: PhotoPlace;
		createdAt?: Date;
		title?: string;
		eventId?: string;
		sha256?: string;
		renditionWidths?: number[];
	},
) {
	const id = randomUUID();
	const eventId = photo.eventId ?? s.event.id;
	const { state = "READY" } = photo;
	await s.db.photo.create({
		data: {
			...{ id, eventId, key: originalKey(eventId, id, "image/jpeg"), sha256: sha256Of(Buffer.from(id)) },
			...{ contentType: "image/jpeg", size: 1_000, title: "Above the clouds" },
			...(state === "READY" ? { width: 32, height: 24, renditionWidths: [32] } : {}),
			...photo,
			state,
		},
	});
	return { photoId: id };
}

/** Writes the original and the renditions of a planted photo, with a few bytes instead of images. */
export async function plantObjects(s: Scene, photoId: string) {
	const photo = await s.db.photo.findUniqueOrThrow({ where: { id: photoId } });
	const keys = photo.renditionWidths.map((width) => renditionKey(photo, width));
	for (const key of [photo.key, ...keys])
		await s.storage.write(key, Buffer.from(key), { contentType: "image/webp", cacheControl: "no-store" });
}

/** Starts a PUT and cuts the connection in the middle of the body. */
export function putHalf(
	upload: { url: string; headers: Record<string, string> },
	bytes: Uint8Array,
): Promise<void> {
	return new Promise((done) => {
		const request = httpRequest(upload.url, { method: "PUT", headers: upload.headers });
		request.on("error", () => done());
		request.on("close", () => done());
		request.write(bytes.subarray(0, bytes.length / 2), () => setTimeout(() => request.destroy(), 100));
	});
}

/** Makes all removal leases expire, as after some minutes. Leases use the database's clock. */
export async function leasesRunOut(s: Scene): Promise<void> {
	await s.db
		.$executeRaw`UPDATE "Upload" SET "removingUntil" = now() - interval '1 s' WHERE "removingUntil" IS NOT NULL`;
}
