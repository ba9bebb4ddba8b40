/**
 * Sends a file as an attendee's browser would and develops it, then looks whether it did any harm. Nothing of what is below is a
 * double: the same calls, the store, the database and the process that decodes.
 */
import sharp from "sharp";
import { AppError } from "@/server/errors";
import { developPhoto } from "@/server/photos/develop-photo";
import { renditionKey } from "@/server/photos/object-key";
import { sha256Of } from "../setup/photos";
import type { scene } from "../setup/scene";
import type { HostileFile } from "./hostile-file";

type Scene = Awaited<ReturnType<typeof scene>>;

/** How a file ended, and what was wrong with that; an empty list if nothing was. */
export interface Verdict {
	end: "REFUSED" | "FAILED" | "READY";
	faults: string[];
}

/** What may be said of a file. Others would blame the machine. */
const fileFailures = ["NOT_A_PICTURE", "TOO_MANY_PIXELS", "TOO_MANY_PARTS"];

/** Everything that a rendition consists of (RFC 9649, 2.7). */
const pictureChunks = ["VP8X", "VP8 ", "VP8L", "ALPH", "ANIM", "ANMF"];

export async function judge(s: Scene, file: HostileFile): Promise<Verdict> {
	const photoId = await arrive(s, file);
	// The same bytes came earlier under another type or size: the event has their photo, and nothing was sent.
	if (photoId === "duplicate") return { end: "REFUSED", faults: [] };
	if (photoId === null)
		return { end: "REFUSED", faults: file.picture === "yes" ? ["a good picture was refused"] : [] };
	const faults: string[] = [];
	// Throws if its budget is spent, or if the process that decodes crashes.
	await developPhoto(s.deps, { photoId }).catch((error) => faults.push(String(error)));
	const photo = await s.db.photo.findUniqueOrThrow({ where: { id: photoId } });
	if (photo.state === "READY") {
		if (file.picture === "no") faults.push("it became READY and is no picture");
		for (const width of photo.renditionWidths) {
			const bytes = await s.storage.read(renditionKey(photo, width));
			faults.push(...(bytes ? await faultsOf(Buffer.from(bytes), width, file) : ["a rendition is missing"]));
		}
		return { end: "READY", faults };
	}
	if (photo.state !== "FAILED") faults.push(`it is still ${photo.state}`);
	else if (!fileFailures.includes(photo.failure ?? "")) faults.push(`it failed with ${photo.failure}`);
	if (file.picture === "yes") faults.push("its picture was not developed");
	return { end: "FAILED", faults };
}

/** The photo's id; null if it was refused before there was a photo. */
async function arrive(
	s: Scene,
	{ bytes, type, size = bytes.length }: HostileFile,
): Promise<string | "duplicate" | null> {
	const api = s.as(s.guest).photos;
	const declared = { contentType: type, size, sha256: sha256Of(bytes), title: "" };
	try {
		const upload = await api.initiateUpload({ eventId: s.event.id, ...declared });
		if (upload.kind === "duplicate") return "duplicate";
		if (upload.kind !== "put" || !(await s.put(upload, bytes)).ok) return null;
		return (await api.confirm({ photoId: upload.photoId })).id;
	} catch (error) {
		const cause = error instanceof Error ? error.cause : undefined;
		if (!(cause instanceof AppError) || cause.code === "INTERNAL") throw error;
		return null;
	}
}

/** What is wrong with a rendition. */
export async function faultsOf(
	rendition: Buffer,
	width: number,
	{ marker }: Pick<HostileFile, "marker">,
): Promise<string[]> {
	const faults: string[] = [];
	const { data, info } = await sharp(rendition).raw().toBuffer({ resolveWithObject: true });
	if (info.width !== width || data.length === 0)
		faults.push(`a rendition has ${info.width} pixels, not ${width}`);
	const chunks = chunksOf(rendition);
	const others = chunks.filter((name) => !pictureChunks.includes(name));
	if (others.length > 0) faults.push(`a rendition has more than a picture: ${others.join()}`);
	if (marker && (rendition.includes(marker) || rendition.includes(marker, 0, "utf16le")))
		faults.push("a rendition has the payload");
	return faults;
}

/** The names of a WebP's chunks, and "rest" for bytes that are in none. */
function chunksOf(webp: Buffer): string[] {
	const names: string[] = [];
	let at = 12;
	while (at + 8 <= webp.length) {
		names.push(webp.toString("latin1", at, at + 4));
		const length = webp.readUInt32LE(at + 4);
		at += 8 + length + (length % 2);
	}
	return at === webp.length && webp.readUInt32LE(4) === webp.length - 8 ? names : [...names, "rest"];
}
