/**
 * Looks again at originals that seem to differ from their rows, and decides what each is. Between a page of rows and the page of
 * the listing beside it, a photo may have been added or removed. Therefore the rows are read before and after the object is
 * looked at, and a key whose rows have changed in between is looked at once more.
 */
import type { Deps } from "../deps";
import { idsOfOriginal } from "../photos/object-key";
import type { StoredObject } from "../storage/object-store";
import { atOnce } from "./at-once";
import type { Suspect } from "./compare-originals";
import { hashObject } from "./hash-object";
import { mendOriginal } from "./mend-original";
import type { PhotoRow } from "./read-pages";
import type { Difference, Verdict } from "./report";
import { type RowsOfKey, readRowsOf } from "./rows-of-keys";
import { explain, tell, type Verification } from "./verification";

/** Requests to the store under way at once. */
const workers = 16;
/** A key whose rows change each time belongs to somebody who is at work, and the next verification sees it. */
const looks = 3;

export interface SeenOriginal extends Suspect {
	rows: RowsOfKey;
	stored: StoredObject | null;
	/** Of the bytes, if they were read. */
	sha256: string | null;
}

export async function lookAtOriginals(v: Verification, suspects: Suspect[]): Promise<void> {
	let open = suspects;
	for (let look = 0; look < looks && open.length > 0; look++) {
		const keys = open.map(({ key }) => key);
		const before = await readRowsOf(v.deps.prepared, keys);
		const seen = await atOnce(workers, open, (suspect) => lookAt(v.deps, suspect));
		const after = await readRowsOf(v.deps.prepared, keys);
		const settled: SeenOriginal[] = [];
		open = [];
		for (const one of seen) {
			const rows = after(one.key);
			if (isSame(before(one.key), rows)) settled.push({ ...one, rows });
			else open.push(one);
		}
		for (const one of settled) await settle(v, one);
	}
}

/** Whether developing found other bytes than the announced ones. */
export const isChanged = ({ state, failure }: Pick<PhotoRow, "state" | "failure">) =>
	state === "FAILED" && failure === "CHANGED";

async function lookAt(deps: Pick<Deps, "storage">, suspect: Suspect) {
	const stored = await deps.storage.head(suspect.key);
	const sha256 = stored && suspect.hash ? ((await hashObject(deps, suspect.key))?.sha256 ?? null) : null;
	return { ...suspect, stored, sha256 };
}

const isSame = (one: RowsOfKey, other: RowsOfKey) => JSON.stringify(one) === JSON.stringify(other);

async function settle(v: Verification, seen: SeenOriginal): Promise<void> {
	const verdict = judge(seen);
	if (verdict === "agree") return;
	if ("explained" in verdict) return explain(v, verdict.explained);
	const ids = seen.rows.photo ?? idsOfOriginal(seen.key);
	const difference: Difference = {
		kind: verdict.difference,
		key: seen.key,
		photoId: ids && ("id" in ids ? ids.id : ids.photoId),
		eventId: ids?.eventId ?? null,
	};
	tell(v, difference, await mendOriginal(v, difference, seen));
}

function judge({ rows, stored, sha256 }: SeenOriginal): Verdict {
	const { photo } = rows;
	if (photo && stored) {
		const isRight = stored.size === photo.size && (sha256 === null || sha256 === photo.sha256);
		if (photo.originalLostAt)
			return isRight && sha256 ? { difference: "original-found-again" } : { explained: "known-loss" };
		if (isRight && sha256 && isChanged(photo)) return { difference: "original-right-again" };
		if (isRight) return "agree";
		return { difference: stored.size === photo.size ? "original-other-bytes" : "original-other-size" };
	}
	if (photo) return photo.originalLostAt ? { explained: "known-loss" } : { difference: "original-missing" };
	if (!stored) return "agree";
	if (rows.hasIntent) return { explained: "intent" };
	if (rows.hasRemoval) return { explained: "noted-removal" };
	return { difference: rows.wasRemoved ? "original-of-removed-photo" : "original-without-row" };
}
