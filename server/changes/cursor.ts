/**
 * How far a reader of the change feed has read: a snapshot of PostgreSQL, that is, which transactions it saw. A number that
 * grows with each change would not do, because transactions do not commit in the order in which they took their numbers,
 * and a reader that has seen the larger number would never ask for the smaller one.
 */
import { AppError } from "../errors";

export interface Cursor {
	/** When it was made, in seconds since 1970. */
	at: number;
	/** The reader saw no transaction from this one on. */
	next: bigint;
	/** The transactions before `next` that had not ended, so the reader did not see them either. */
	open: readonly bigint[];
}

/**
 * A reader that saw no more than the transactions before the oldest of these also works, but gets some changes twice.
 * So a server with very many transactions under way does not make the cursor long.
 */
const mostOpen = 40;

/** Below the largest bigint of PostgreSQL. */
const id = String.raw`\d{1,18}`;
export const cursorForm = new RegExp(`^(\\d{1,10})\\.(${id})\\.((?:${id}-){0,${mostOpen - 1}}${id})?$`);

/** `snapshot` is pg_current_snapshot() as text, "xmin:xmax:xip,xip,…". */
export function cursorOf(snapshot: string, now: Date): Cursor {
	const [oldest = "", next = "", open = ""] = snapshot.split(":");
	const ids = open.split(",").filter(Boolean).map(BigInt);
	const at = Math.floor(now.getTime() / 1_000);
	return ids.length > mostOpen
		? { at, next: BigInt(oldest), open: [] }
		: { at, next: BigInt(next), open: ids };
}

export const writeCursor = ({ at, next, open }: Cursor): string => `${at}.${next}.${open.join("-")}`;

/** Throws INVALID_INPUT for a text that `writeCursor` has not made. */
export function readCursor(text: string): Cursor {
	const [, at, next, open = ""] = cursorForm.exec(text) ?? [];
	if (at === undefined || next === undefined) throw new AppError("INVALID_INPUT");
	return { at: Number(at), next: BigInt(next), open: open.split("-").filter(Boolean).map(BigInt) };
}
