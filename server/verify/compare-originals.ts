/**
 * Compares the photos' rows with the objects under uploads/. The two sides are read at different times while the app may be
 * running, so what differs is a suspicion, which is looked at again before it counts (./look-at-originals.ts).
 */
import type { ListedObject } from "../storage/object-store";
import { atOnce } from "./at-once";
import { hashObject } from "./hash-object";
import { isChanged, lookAtOriginals } from "./look-at-originals";
import { mergeByKey } from "./merge-by-key";
import { objectPages, type PhotoRow, photoPages } from "./read-pages";
import type { Verification } from "./verification";

/** A key of which the row or the object is missing, or whose two differ. */
export interface Suspect {
	key: string;
	/** The object as it was listed. */
	object: ListedObject | null;
	/** Whether its bytes have to be hashed. */
	hash: boolean;
}

/** So many originals are hashed at once. A store sends one faster when others are on their way. */
const hashedAtOnce = 4;
/** Suspicions that are looked at together. */
const batch = 500;

export async function compareOriginals(v: Verification): Promise<void> {
	const rows = photoPages(v.deps, v.range, (count) => {
		v.report.photos += count;
	});
	const objects = objectPages(v.deps, "uploads/", v.range, (count) => {
		v.report.originals += count;
	});
	let suspects: Suspect[] = [];
	const look = async () => {
		const batchOf = suspects;
		suspects = [];
		if (batchOf.length > 0) await lookAtOriginals(v, batchOf);
	};
	for await (const pairs of mergeByKey(rows, objects)) {
		const equal: PhotoRow[] = [];
		for (const { left: row, right: object } of pairs) {
			if (row && object && row.size === object.size && !row.originalLostAt) equal.push(row);
			else suspects.push({ key: (row ?? object)?.key ?? "", object, hash: row?.originalLostAt != null });
			if (suspects.length >= batch) await look();
		}
		if (v.deep) suspects.push(...(await otherBytes(v, equal)));
	}
	await look();
}

async function otherBytes(v: Verification, rows: PhotoRow[]): Promise<Suspect[]> {
	const suspects = await atOnce(hashedAtOnce, rows, async (row) => {
		const { key, sha256 } = row;
		const hashed = await hashObject(v.deps, key);
		v.report.hashed += 1;
		return hashed?.sha256 === sha256 && !isChanged(row) ? [] : [{ key, object: null, hash: true }];
	});
	return suspects.flat();
}
