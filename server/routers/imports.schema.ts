/** Inputs of the imports router. */
import { z } from "zod";
import { canonicalEmail, emailMaxLength } from "@/rules/email";
import {
	importDecideMax,
	importDecisions,
	importKinds,
	importPartRows,
	importRowsMax,
	ticketCodeMaxLength,
} from "@/rules/imports";
import { type ListedPerson, listedMost, type SentPerson } from "@/rules/listed-person";
import {
	groupMaxLength,
	personNameMaxLength,
	photosOfRemoved,
	plusOnesMax,
	rollNoteMaxLength,
} from "@/rules/roll";
import { storable } from "./photos.schema";

/** One more for the apostrophe that an export writes before a formula. */
const words = (max: number) =>
	storable
		.trim()
		.max(max + 1)
		.nullable();
/** The browser has checked it. One with such an apostrophe is an address as well. */
const email = storable
	.max(emailMaxLength + 1)
	.refine((text) => canonicalEmail(text) !== null)
	.nullable();
/** What a list does not say is left out of the request, which is half as long then. */
const listedPerson = z.object({
	row: z.int().min(1).max(10_000_000),
	name: words(personNameMaxLength).default(null),
	email: email.default(null),
	otherEmails: z.array(email.unwrap()).max(listedMost).default([]),
	group: words(groupMaxLength).default(null),
	plusOnes: z.int().min(0).max(plusOnesMax).nullable().default(null),
	note: words(rollNoteMaxLength).default(null),
	ticketCode: words(ticketCodeMaxLength).default(null),
	attended: z.boolean().nullable().default(null),
	checkedInAt: z.iso.datetime({ offset: true }).nullable().default(null),
	guardians: z
		.array(z.object({ name: words(personNameMaxLength), email }))
		.max(listedMost)
		.default([]),
}) satisfies z.ZodType<ListedPerson, SentPerson>;

export const beginImportInput = z.object({
	fileName: storable.trim().min(1).max(255),
	/** How many rows will follow. More than the limit is answered with a sentence. */
	count: z
		.int()
		.min(1)
		.max(importRowsMax * 1_000),
});

export const importInput = z.object({ importId: z.uuid() });

export const discardInput = importInput.extend({
	/** Leaves a list that was compared, about whose rows somebody may have decided. */
	onlyIfNotCompared: z.boolean().optional(),
});

export const addRowsInput = importInput.extend({ rows: z.array(listedPerson).min(1).max(importPartRows) });

export const linesInput = importInput.extend({
	kind: z.enum(importKinds),
	/** The number of the first line of this page. */
	from: z
		.int()
		.min(0)
		.max(importRowsMax * 10)
		.default(0),
});

export const decideInput = importInput.extend({
	about: z.union([
		z.object({ kind: z.enum(importKinds) }),
		z.object({ lineIds: z.array(z.uuid()).min(1).max(importDecideMax) }),
	]),
	decision: z.enum(importDecisions),
});

export const applyInput = importInput.extend({
	/** The version that was on the screen. */
	version: z.int().min(0),
	photos: z.enum(photosOfRemoved).default("KEEP"),
});
