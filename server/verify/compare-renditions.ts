/**
 * Compares the renditions that the rows name with the objects under optimized/. As with originals, what differs is looked at
 * again before it counts.
 */
import type { Deps } from "../deps";
import { idsOfOriginal, photoIdOfRendition, renditionKey } from "../photos/object-key";
import type { ListedObject, StoredObject } from "../storage/object-store";
import { atOnce } from "./at-once";
import { byBytes } from "./by-bytes";
import { developAgain } from "./develop-again";
import { mergeByKey } from "./merge-by-key";
import { objectPages, type PhotoRow, photoPages } from "./read-pages";
import type { Mended, Verdict } from "./report";
import { notedRemovals, readPhotos } from "./rows-of-keys";
import { explain, tell, type Verification } from "./verification";

const batch = 500;
const workers = 16;

export async function compareRenditions(v: Verification): Promise<void> {
	const rows = expectedPages(v);
	const objects = objectPages(v.deps, "optimized/", v.range, (count) => {
		v.report.renditions += count;
	});
	let suspects: string[] = [];
	const look = async () => {
		const batchOf = suspects;
		suspects = [];
		if (batchOf.length > 0) await lookAgain(v, batchOf);
	};
	for await (const pairs of mergeByKey(rows, objects)) {
		const equal: ListedObject[] = [];
		for (const { left, right } of pairs) {
			if (left && right) equal.push(right);
			else suspects.push((left ?? right)?.key ?? "");
			if (suspects.length >= batch) await look();
		}
		if (v.deep) suspects.push(...(await broken(v, equal)));
	}
	await look();
}

/** The keys of the renditions that READY photos have, in their order. */
async function* expectedPages(v: Verification): AsyncGenerator<{ key: string }[]> {
	for await (const rows of photoPages(v.deps, v.range)) {
		const keys: { key: string }[] = [];
		for (const row of rows) {
			if (!hasOwnKey(row)) {
				const { key, id: photoId, eventId } = row;
				tell(
					v,
					{ kind: "key-of-other-ids", key, photoId, eventId },
					v.mend && "left: nothing to be done by this command",
				);
				continue;
			}
			if (row.state !== "READY") continue;
			keys.push(...keysOf(row).map((key) => ({ key })));
		}
		v.report.renditionsOfRows += keys.length;
		yield keys;
	}
}

/** Only then the rows' order is that of their renditions' keys, too. */
function hasOwnKey({ id, eventId, key }: PhotoRow): boolean {
	const ids = idsOfOriginal(key);
	return ids?.photoId === id && ids.eventId === eventId;
}

const keysOf = (row: PhotoRow) => row.renditionWidths.map((width) => renditionKey(row, width)).sort(byBytes);

/** A WebP says how long it is: https://developers.google.com/speed/webp/docs/riff_container#webp_file_header */
async function isWhole({ storage }: Pick<Deps, "storage">, key: string, size: number): Promise<boolean> {
	const start = await storage.readStart(key, 8);
	if (!start || start.length < 8) return false;
	const bytes = Buffer.from(start);
	return bytes.toString("latin1", 0, 4) === "RIFF" && bytes.readUInt32LE(4) + 8 === size;
}

async function broken(v: Verification, objects: ListedObject[]): Promise<string[]> {
	const found = await atOnce(workers, objects, async ({ key, size }) =>
		(await isWhole(v.deps, key, size)) ? [] : [key],
	);
	return found.flat();
}

async function lookAgain(v: Verification, keys: string[]): Promise<void> {
	const ids = [...new Set(keys.flatMap((key) => photoIdOfRendition(key) ?? []))];
	const stored = new Map(
		await atOnce(workers, keys, async (key) => [key, await v.deps.storage.head(key)] as const),
	);
	// The rows are read after the objects. If somebody moves the renditions of a photo at this moment, there is a job for the new
	// ones until the row names them, and one for the old ones from then on. So jobs are read before the rows and after them.
	const { prepared } = v.deps;
	const before = await notedRemovals(prepared, keys);
	const byId = await readPhotos(prepared, ids);
	const removals = new Set([...before, ...(await notedRemovals(prepared, keys))]);
	/** By photo, because its original is hashed once for all of its renditions. */
	const developed = new Map<string, Mended>();
	for (const key of keys) {
		const photo = byId.get(photoIdOfRendition(key) ?? "") ?? null;
		const seen = { key, photo, object: stored.get(key) ?? null, isRemoval: removals.has(key) };
		const verdict = await judge(v, seen);
		if (verdict === "agree") continue;
		if ("explained" in verdict) {
			explain(v, verdict.explained);
			continue;
		}
		const eventId = photo?.eventId ?? null;
		const difference = { kind: verdict.difference, key, photoId: photoIdOfRendition(key), eventId };
		const id = difference.kind === "rendition-without-photo" ? key : (photo?.id ?? key);
		const mended = v.mend && (developed.get(id) ?? (await developAgain(v, difference, photo)));
		if (mended) developed.set(id, mended);
		tell(v, difference, mended);
	}
}

interface SeenRendition {
	key: string;
	photo: PhotoRow | null;
	object: StoredObject | null;
	isRemoval: boolean;
}

async function judge(v: Verification, { key, photo, object, isRemoval }: SeenRendition): Promise<Verdict> {
	const isNamed = photo !== null && keysOf(photo).includes(key);
	if (isNamed && object)
		return v.deep && !(await isWhole(v.deps, key, object.size))
			? { difference: "rendition-broken" }
			: "agree";
	if (isNamed) {
		if (photo.state !== "READY") return "agree";
		// Without the original it cannot be made.
		return photo.originalLostAt ? { explained: "known-loss" } : { difference: "rendition-missing" };
	}
	if (!object) return "agree";
	if (isRemoval) return { explained: "noted-removal" };
	if (photo?.state === "DEVELOPING") return { explained: "developing" };
	// A job may have removed the object in the meantime, and be done.
	return (await v.deps.storage.head(key)) ? { difference: "rendition-without-photo" } : "agree";
}
