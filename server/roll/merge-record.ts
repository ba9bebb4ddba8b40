/** What a merge wrote down about the two rows (RollMerge.record), so that it can be undone (./undo-merge.ts). */
import { z } from "zod";
import type { Prisma } from "@/prisma/generated/client";
import { AttendanceRole, AttendanceSource, AttendanceStatus } from "@/prisma/generated/enums";

/** What of a row a merge may change. */
const fields = z.object({
	name: z.string().nullable(),
	email: z.string().nullable(),
	group: z.string().nullable(),
	plusOnes: z.int(),
	note: z.string().nullable(),
	/** Merges from before there were tickets have none. */
	ticketCode: z.string().nullable().default(null),
	role: z.enum(AttendanceRole),
	status: z.enum(AttendanceStatus),
	checkedInAt: z.coerce.date().nullable(),
	userId: z.uuid().nullable(),
	guardianId: z.uuid().nullable(),
});

const ids = z.array(z.uuid());

const record = z.object({
	kept: fields,
	gone: fields.extend({
		source: z.enum(AttendanceSource),
		version: z.int(),
		createdAt: z.coerce.date(),
		/** Merges from before there were blocks have none. */
		uploadsBlockedAt: z.coerce.date().nullable().default(null),
		uploadsBlockedById: z.uuid().nullable().default(null),
	}),
	/** The kept row after the merge. */
	after: fields,
	/** What belonged to the row that is gone: dependants, photos and uploads, earlier merges, and who it is not. */
	dependantIds: ids,
	photoIds: ids,
	mergeIds: ids,
	distinctIds: ids,
});

export type MergedFields = z.infer<typeof fields>;
export type MergeRecord = z.infer<typeof record>;
export type MergedField = keyof MergedFields;

export const readRecord = (json: Prisma.JsonValue): MergeRecord => record.parse(json);

/** Dates become text, which `readRecord` reads back. */
export const writeRecord = (written: MergeRecord): Prisma.InputJsonValue =>
	JSON.parse(JSON.stringify(written));

/** The fields of a row, without what else it has. */
export const fieldsOf = (row: MergedFields): MergedFields => fields.parse(row);

/** Which fields differ. */
export function changedFields(one: MergedFields, other: MergedFields): MergedField[] {
	return fields.keyof().options.filter((name) => JSON.stringify(one[name]) !== JSON.stringify(other[name]));
}
