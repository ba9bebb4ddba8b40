/**
 * The cursors of ./list-photos.ts. A cursor holds the index values of the last photo of a page. It is plain text,
 * because the client has just received all of these values anyway.
 */
import { z } from "zod";
import type { Prisma } from "@/prisma/generated/client";
import type { PhotoOrder } from "@/rules/album";
import { AppError } from "../errors";

interface Row {
	id: string;
	createdAt: Date;
	takenAt: Date | null;
}

/** Matches photos whose file does not say when they were taken. */
export const undated = { takenAt: null } satisfies Prisma.PhotoWhereInput;

/** The years with four digits. PostgreSQL cannot read the way JavaScript writes any other year. */
const earliest = Date.parse("0001-01-01T00:00:00.000Z");
const latest = Date.parse("9999-12-31T23:59:59.999Z");

const time = z
	.string()
	.regex(/^-?\d+$/)
	.transform(Number)
	.refine((ms) => ms >= earliest && ms <= latest)
	.transform((ms) => new Date(ms));
const added = time.refine((date) => date.getTime() >= 0);

const newestParts = z.tuple([added, z.uuid()]);
const takenParts = z.tuple([z.literal("t"), time, added, z.uuid()]);
const undatedParts = z.tuple([z.literal("u"), added, z.uuid()]);

export function cursorOf(order: Exclude<PhotoOrder, "best">, { id, createdAt, takenAt }: Row): string {
	const place = `${createdAt.getTime()}_${id}`;
	if (order === "newest") return place;
	return takenAt ? `t_${takenAt.getTime()}_${place}` : `u_${place}`;
}

/** Whether the page ended at a photo with a capture time, so that the photos without one are still to come. */
export const isTakenCursor = (cursor: string) => cursor.startsWith("t_");

// In each filter the first condition bounds the index scan and the rest breaks ties.

export const olderThan = ({ createdAt, id }: Omit<Row, "takenAt">): Prisma.PhotoWhereInput => ({
	createdAt: { lte: createdAt },
	OR: [{ createdAt: { lt: createdAt } }, { id: { lt: id } }],
});

export const newerThan = ({ createdAt, id }: Omit<Row, "takenAt">): Prisma.PhotoWhereInput => ({
	createdAt: { gte: createdAt },
	OR: [{ createdAt: { gt: createdAt } }, { id: { gt: id } }],
});

/** Where a page in the order "newest" ended. Throws INVALID_INPUT. */
export function newestAt(cursor: string): Omit<Row, "takenAt"> {
	const [createdAt, id] = parsed(newestParts, cursor.split("_"));
	return { createdAt, id };
}

/** Throws INVALID_INPUT. */
export function afterCursor(order: Exclude<PhotoOrder, "best">, cursor: string): Prisma.PhotoWhereInput {
	const parts = cursor.split("_");
	if (order === "newest") return olderThan(newestAt(cursor));
	if (isTakenCursor(cursor)) {
		const [, takenAt, createdAt, id] = parsed(takenParts, parts);
		const tied = [{ createdAt: { gt: createdAt } }, { createdAt, id: { gt: id } }];
		return { takenAt: { gte: takenAt }, OR: [{ takenAt: { gt: takenAt } }, ...tied] };
	}
	const [, createdAt, id] = parsed(undatedParts, parts);
	return { ...undated, ...newerThan({ createdAt, id }) };
}

function parsed<T>(schema: z.ZodType<T>, parts: string[]): T {
	const result = schema.safeParse(parts);
	if (!result.success) throw new AppError("INVALID_INPUT");
	return result.data;
}
