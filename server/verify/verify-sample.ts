/** The quick form, for the doctor: the photos beside a random place, which are all of them where there are few. */
import { randomUUID } from "node:crypto";
import { byBytes } from "./by-bytes";
import { pageSize, photoPages, type Range } from "./read-pages";
import type { Report } from "./report";
import type { VerifyDeps } from "./verification";
import { verify } from "./verify";

/** A photo has three or four. */
const renditionPages = 4;

/** `whole` if nothing was left out. */
export async function verifySample(deps: VerifyDeps): Promise<{ report: Report; whole: boolean }> {
	const first = await rangeFrom(deps, "");
	if (first.to === null) return { report: await verify(deps), whole: true };
	const random = await rangeFrom(deps, `event_${randomUUID()}`);
	// Near the end there is less than a page, so the first page is taken.
	return { report: await verify(deps, { range: random.to === null ? first : random }), whole: false };
}

/**
 * So much behind this place that neither side has more than a page of originals, also where the store has far more objects than
 * the database has rows. `to` is null if that is everything.
 */
async function rangeFrom(deps: VerifyDeps, from: string): Promise<Range> {
	const { value: rows = [] } = await photoPages(deps, { from, to: null }).next();
	const ends = [
		rows.length < pageSize ? null : photoOf(rows.at(-1)?.key),
		await listedEnd(deps, "uploads/", from, 1),
		await listedEnd(deps, "optimized/", from, renditionPages),
	];
	const [to = null] = ends.flatMap((end) => end ?? []).sort(byBytes);
	return { from, to };
}

/** The photo with which so many pages of a listing end; null if there are no more objects. */
async function listedEnd(
	{ storage }: VerifyDeps,
	prefix: string,
	from: string,
	pages: number,
): Promise<string | null> {
	let after = from === "" ? "" : prefix + from;
	for (let page = 0; page < pages; page++) {
		const { objects, last } = await storage.list(prefix, { after });
		if (last || objects.length === 0) return null;
		after = objects.at(-1)?.key ?? after;
	}
	return photoOf(after);
}

/** The ids in a key, as they are in the keys of the same photo's other objects. */
const photoOf = (key = "") => key.split("/").slice(1, 3).join("/").split(".")[0] ?? null;
