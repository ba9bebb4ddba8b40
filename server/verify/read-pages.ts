/** Both sides of a comparison, a page at a time, in the order of the keys' bytes. */
import type { PhotoState } from "@/prisma/generated/enums";
import { type Prepared, prepare, sql } from "../db/prepared";
import type { Deps } from "../deps";
import type { ListedObject } from "../storage/object-store";
import { byBytes } from "./by-bytes";

/** Which photos are compared: those whose keys, without their prefix, come after `from` and not after `to`. */
export interface Range {
	from: string;
	to: string | null;
}
export const everything: Range = { from: "", to: null };

export interface PhotoRow {
	id: string;
	eventId: string;
	key: string;
	sha256: string;
	/** Bytes. */
	size: number;
	state: PhotoState;
	failure: string | null;
	renditionRound: number;
	renditionWidths: number[];
	originalLostAt: Date | null;
}

export const photoColumns = sql`
	id, "eventId", key, sha256, size, state, failure, "renditionRound", "renditionWidths", "originalLostAt"`;

/** As many as a page of a listing has. */
export const pageSize = 1_000;
const originals = "uploads/";
/** Comes after every character that a key of ours has after its ids. */
const beyond = "~";

/** `$2` is empty if there is no end, because no key is. */
const photoPage = prepare(sql`
	SELECT ${photoColumns} FROM "Photo" WHERE key COLLATE "C" > $1 AND ($2 = '' OR key COLLATE "C" <= $2)
	ORDER BY key COLLATE "C" LIMIT ${pageSize}`);

/** Not by Prisma, whose engine alone takes a third of the memory that the whole may have. */
export async function* photoPages(
	{ prepared }: { prepared: Prepared },
	{ from, to }: Range,
	count: (rows: number) => void = () => {},
): AsyncGenerator<PhotoRow[]> {
	let after = originals + from;
	const end = to === null ? "" : originals + to + beyond;
	while (true) {
		const page = await prepared<PhotoRow>(photoPage, [after, end]);
		count(page.length);
		if (page.length > 0) yield page;
		after = page.at(-1)?.key ?? after;
		if (page.length < pageSize) return;
	}
}

export async function* objectPages(
	{ storage }: Pick<Deps, "storage">,
	prefix: string,
	{ from, to }: Range,
	count: (objects: number) => void,
): AsyncGenerator<ListedObject[]> {
	let after = from === "" ? "" : prefix + from;
	const end = to === null ? null : prefix + to + beyond;
	while (true) {
		const { objects, last } = await storage.list(prefix, { after });
		const page = end === null ? objects : objects.filter(({ key }) => byBytes(key, end) <= 0);
		count(page.length);
		if (page.length > 0) yield page;
		if (last || objects.length === 0 || page.length < objects.length) return;
		after = objects.at(-1)?.key ?? after;
	}
}
