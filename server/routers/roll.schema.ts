/** Inputs of the roll router. */
import { z } from "zod";
import { AttendanceStatus } from "@/prisma/generated/enums";
import {
	groupMaxLength,
	personNameMaxLength,
	photosOfRemoved,
	plusOnesMax,
	rollBulkMax,
	rollNoteMaxLength,
	rollOrders,
	rollParts,
} from "@/rules/roll";
import type { Problem } from "@/rules/words";
import { emailText } from "./email.schema";
import { storable } from "./photos.schema";

/** In place of a sentence an issue names the problem, and the reader's page makes the sentence (./trpc.ts). */
export const problem = (name: Problem) => name;

/** Text that a person typed; null if it is empty. */
const words = (max: number) =>
	storable
		.trim()
		.max(max)
		.nullable()
		.default(null)
		.transform((text) => text || null);

const noEmail = z
	.string()
	.regex(/^\s*$/)
	.transform(() => null);
const email = z.union([noEmail, emailText]).nullable().default(null);

const person = z.object({
	name: words(personNameMaxLength),
	email,
	group: words(groupMaxLength),
	plusOnes: z.int().min(0).max(plusOnesMax).default(0),
	note: words(rollNoteMaxLength),
});

const named = ({ name, email }: { name: string | null; email: string | null }) =>
	name !== null || email !== null;

export const listRollInput = z.object({
	search: storable.max(200).default(""),
	status: z.enum(AttendanceStatus).optional(),
	part: z.enum(rollParts).optional(),
	group: storable.max(groupMaxLength).optional(),
	order: z.enum(rollOrders).default("name"),
	/** The number of the first row of this page. */
	from: z.int().min(0).max(1_000_000).default(0),
});

export const addPersonInput = person
	.extend({ attended: z.boolean().default(false), guardianId: z.uuid().nullable().default(null) })
	.refine(named, problem("NO_NAME"));

export const personInput = z.object({ personId: z.uuid() });

export const blockUploadsInput = personInput.extend({ photos: z.enum(photosOfRemoved) });

export const updatePersonInput = person
	.extend({ personId: z.uuid(), version: z.int().min(0) })
	.refine(named, problem("NO_NAME"));

const peopleInput = z.object({ personIds: z.array(z.uuid()).min(1).max(rollBulkMax) });

export const setAttendedInput = peopleInput.extend({ attended: z.boolean() });

export const exportRollInput = z.object({ after: z.uuid().nullable().default(null) });

export const undoChangeInput = z.object({ change: z.uuid() });

export const removePeopleInput = peopleInput.extend({ photos: z.enum(photosOfRemoved) });

export const setGuardianInput = z.object({
	personId: z.uuid(),
	version: z.int().min(0),
	guardianId: z.uuid().nullable(),
});

export const setStewardInput = z.object({
	personId: z.uuid(),
	version: z.int().min(0),
	steward: z.boolean(),
});

export const mergeInput = z.object({
	/** Two rows, each with the version that was on the screen. */
	people: z
		.array(z.object({ personId: z.uuid(), version: z.int().min(0) }))
		.length(2)
		.refine(([one, other]) => one?.personId !== other?.personId),
	/** Whose words are kept where both have some. */
	take: z
		.object({ name: z.uuid().optional(), email: z.uuid().optional(), group: z.uuid().optional() })
		.default({}),
});

export const undoMergeInput = z.object({ mergeId: z.uuid() });

export const keepApartInput = z.object({
	pair: z.tuple([z.uuid(), z.uuid()]).refine(([one, other]) => one !== other),
});
