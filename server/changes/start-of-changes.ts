import type { Deps } from "../deps";
import { cursorOf, writeCursor } from "./cursor";

/**
 * A cursor that leads to all changes from now on, of whatever event. A page takes it before it reads anything else, so that
 * no change falls between what it read and what the feed tells. One query.
 */
export async function startOfChanges({ db, now }: Pick<Deps, "db" | "now">): Promise<string> {
	const [row] = await db.$queryRaw<{ snapshot: string }[]>`SELECT pg_current_snapshot()::text AS snapshot`;
	return writeCursor(cursorOf(row?.snapshot ?? "", now()));
}
