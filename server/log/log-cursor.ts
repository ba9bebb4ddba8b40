/** The cursors of ./read-log.ts: the time of an entry, its table and its id there. Entries of the roll come first at one moment. */
import { z } from "zod";
import { Prisma } from "@/prisma/generated/client";
import { AppError } from "../errors";

const at = z
	.string()
	.regex(/^\d{1,15}$/)
	.transform((ms) => new Date(Number(ms)));
const cursorParts = z.union([
	z.tuple([at, z.literal("audit"), z.uuid()]),
	z.tuple([at, z.literal("roll"), z.string().regex(/^\d{1,18}$/)]),
]);

export const cursorOf = (entry: { at: Date; source: "audit" | "roll"; id: string }): string =>
	[entry.at.getTime(), entry.source, entry.id].join("_");

/** The entries after this one, as conditions on both tables. Throws INVALID_INPUT. */
export function afterCursor(cursor: string): { audit: Prisma.Sql; roll: Prisma.Sql } {
	const parsed = cursorParts.safeParse(cursor.split("_"));
	if (!parsed.success) throw new AppError("INVALID_INPUT");
	const [time, source, id] = parsed.data;
	return source === "audit"
		? {
				audit: Prisma.sql`("createdAt", id) < (${time}, ${id}::uuid)`,
				roll: Prisma.sql`at < ${time}`,
			}
		: {
				audit: Prisma.sql`"createdAt" <= ${time}`,
				roll: Prisma.sql`(at, id) < (${time}, ${id}::bigint)`,
			};
}
