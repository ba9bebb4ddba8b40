/**
 * Damages an install at random, from a seed: rows deleted, objects deleted, truncated, swapped and added, each with the
 * difference that a verification has to name for it.
 */
import { randomUUID } from "node:crypto";
import { PutObjectCommand } from "@aws-sdk/client-s3";
import { arrive, jpeg, type Scene } from "@/tests/setup/photos";
import { openBucket } from "@/tests/setup/store";
import { renditionKey } from "../photos/object-key";
import { encodeMetadata } from "../storage/metadata";
import type { Difference, DifferenceKind, Mended } from "./report";
import { type VerifyOptions, verify } from "./verify";

/** Verifies the scene's event, because other scenes of the file share the bucket. */
export async function check(s: Scene, options: VerifyOptions = {}) {
	const found: (Difference & { mended: Mended | null })[] = [];
	const report = await verify(s.deps, {
		...{ range: rangeOf(s), ...options },
		found: (difference, mended) => found.push({ ...difference, mended }),
	});
	return { found, report };
}

export const rangeOf = (s: Scene) => ({ from: `event_${s.event.id}`, to: `event_${s.event.id}/~` });

/** Only what should not be there is left after mending, because nothing that mends removes an object. */
export const isBeyondMending = ({ kind, key }: Planted) =>
	(kind === "rendition-without-photo" && key.endsWith("/77.webp")) || key.endsWith("🏔.jpg");

/** mulberry32: a small generator whose numbers follow from the seed. */
export function randomFrom(seed: number): (below: number) => number {
	let state = seed >>> 0;
	return (below) => {
		state = (state + 0x6d2b79f5) >>> 0;
		let mixed = Math.imul(state ^ (state >>> 15), state | 1);
		mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
		return Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32) * below);
	};
}

/** Adds photos of the guest and of another person, developed. */
export async function addPhotos(s: Scene, count: number): Promise<void> {
	const people = [s.guest, s.personas.attended];
	for (let n = 0; n < count; n++) {
		const who = people[n % 2] ?? s.guest;
		await s.as(who).photos.confirm(await arrive(s, who, jpeg()));
	}
	await s.settled();
}

export type Photo = Awaited<ReturnType<Scene["db"]["photo"]["findFirstOrThrow"]>>;

export const renditionsOf = (photo: Photo) =>
	photo.renditionWidths.map((width) => renditionKey(photo, width));

/** Writes over an object as an operator with the bucket's keys could, with what it says of itself. */
export async function overwrite(s: Scene, key: string, body: Uint8Array, like = key): Promise<void> {
	const { tool, bucket } = await openBucket();
	const about = await s.storage.head(like);
	await tool.send(
		new PutObjectCommand({
			...{ Bucket: bucket, Key: key, Body: body, ContentType: about?.contentType },
			Metadata: encoded(about?.metadata ?? {}),
		}),
	);
}

export const encoded = (metadata: Record<string, string>) =>
	Object.fromEntries(Object.entries(metadata).map(([name, value]) => [name, encodeMetadata(value)]));

/** Deletes the row as if it had never been there: no job removes the objects. */
export const deleteRow = (s: Scene, { id }: Photo) => s.db.photo.delete({ where: { id } });

const bytesOf = async (s: Scene, key: string) => Buffer.from((await s.storage.read(key)) ?? []);

interface Damage {
	/** How many photos it takes. */
	photos: 0 | 1 | 2;
	do: (s: Scene, photos: Photo[]) => Promise<[DifferenceKind, string][]>;
}

const one = ([photo]: Photo[]): Photo => {
	if (!photo) throw new Error("There is no photo left to damage.");
	return photo;
};

const damages: Damage[] = [
	{
		// A row is deleted.
		photos: 1,
		async do(s, photos) {
			const photo = one(photos);
			await deleteRow(s, photo);
			return [
				["original-without-row", photo.key],
				...renditionsOf(photo).map((key): [DifferenceKind, string] => ["rendition-without-photo", key]),
			];
		},
	},
	{
		// An original is deleted.
		photos: 1,
		async do(s, photos) {
			await s.storage.remove([one(photos).key]);
			return [["original-missing", one(photos).key]];
		},
	},
	{
		// A rendition is deleted.
		photos: 1,
		async do(s, photos) {
			const [key = ""] = renditionsOf(one(photos));
			await s.storage.remove([key]);
			return [["rendition-missing", key]];
		},
	},
	{
		// An original is truncated.
		photos: 1,
		async do(s, photos) {
			const { key } = one(photos);
			await overwrite(s, key, (await bytesOf(s, key)).subarray(0, 100));
			return [["original-other-size", key]];
		},
	},
	{
		// A rendition is truncated.
		photos: 1,
		async do(s, photos) {
			const [key = ""] = renditionsOf(one(photos));
			const bytes = await bytesOf(s, key);
			await overwrite(s, key, bytes.subarray(0, bytes.length - 1));
			return [["rendition-broken", key]];
		},
	},
	{
		// Two originals are swapped.
		photos: 2,
		async do(s, photos) {
			const [first, second] = [one(photos).key, one(photos.slice(1)).key];
			const [a, b] = [await bytesOf(s, first), await bytesOf(s, second)];
			await overwrite(s, first, b);
			await overwrite(s, second, a);
			return [first, second].map((key): [DifferenceKind, string] => ["original-other-bytes", key]);
		},
	},
	{
		// An original is added.
		photos: 0,
		async do(s) {
			const { photoId } = await arrive(s, s.guest, jpeg());
			const { key } = await s.db.upload.delete({ where: { id: photoId } });
			return [["original-without-row", key]];
		},
	},
	{
		// An object is added that says nothing of itself.
		photos: 0,
		async do(s) {
			const key = `uploads/event_${s.event.id}/${randomUUID()} +ü🏔.jpg`;
			await s.storage.write(key, jpeg(), { contentType: "image/jpeg", cacheControl: "no-store" });
			return [["original-without-row", key]];
		},
	},
	{
		// A rendition is added.
		photos: 1,
		async do(s, photos) {
			const key = renditionKey(one(photos), 77);
			await s.storage.write(key, jpeg(), { contentType: "image/webp", cacheControl: "no-store" });
			return [["rendition-without-photo", key]];
		},
	},
];

export interface Planted {
	kind: DifferenceKind;
	key: string;
}

/** Does so many damages, each to photos that no other one has. */
export async function damage(s: Scene, random: (below: number) => number, count: number): Promise<Planted[]> {
	const photos = await s.db.photo.findMany({ orderBy: { key: "asc" } });
	const take = () => photos.splice(random(photos.length), 1);
	const planted: Planted[] = [];
	for (let n = 0; n < count; n++) {
		const kind = damages[random(damages.length)];
		const taken = Array.from({ length: kind?.photos ?? 0 }, take).flat();
		for (const [difference, key] of (await kind?.do(s, taken)) ?? []) planted.push({ kind: difference, key });
	}
	return planted;
}

export const sorted = (found: readonly (Planted | Difference)[]) =>
	found.map(({ kind, key }) => `${kind} ${key}`).sort();
