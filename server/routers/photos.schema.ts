/**
 * Inputs of the photos router. The parts that components need are in rules/, because zod would be an eighth of
 * what the event page loads.
 */
import { z } from "zod";
import { maxGoneAsked, photoOrders } from "@/rules/album";
import { hideNoteMaxLength, hideReasons } from "@/rules/hide-reasons";
import { reportNoteMaxLength, reportReasons } from "@/rules/report-reasons";
import { noSection } from "@/rules/sections";
import { descriptionProblem, isStorable, type Problem, titleProblem } from "@/rules/words";
import { sectionChoice } from "./sections.schema";

/** In place of a sentence an issue names the problem, and the reader's page makes the sentence (./trpc.ts). */
const problem = (name: Problem) => name;

export const storable = z.string().refine(isStorable, problem("NOT_STORABLE"));

const worded = (problemOf: (text: string) => Problem | null) =>
	z
		.string()
		.trim()
		.refine((text) => problemOf(text) === null, {
			error: ({ input }) => (typeof input === "string" ? problemOf(input) : null) ?? undefined,
		});
const title = worded(titleProblem);
const description = worded(descriptionProblem);

export const eventInput = z.object({ eventId: z.uuid() });
export const photoInput = z.object({ photoId: z.uuid() });

/** A photo and the state of its place in the album (PhotoView.placeVersion) in which the person saw it. */
export const seenPhotoInput = photoInput.extend({ placeVersion: z.int().min(0).optional() });

export const initiateUploadInput = eventInput.extend({
	/** The type that the browser declares; "IMAGE/JPEG; charset=x" is accepted as image/jpeg. */
	contentType: z.string().max(255),
	/** Bytes. */
	size: z.int().min(0),
	/** The hash of the whole file: lower-case hex, 64 characters. */
	sha256: z.string().regex(/^[0-9a-f]{64}$/, "sha256 is 64 lower-case hex digits."),
	title: title.default(""),
	description: description.default(""),
	/** Which of the words the person typed. Words that nobody typed, from the file's name, never replace typed ones. */
	typed: z.object({ title: z.boolean(), description: z.boolean() }).optional(),
	/** The section that the person chose. Without one, or if it is gone, the photo goes by the time it was taken. */
	sectionId: z.uuid().nullish(),
	/** For whom the photo is, if the person has dependants: their own row on the roll, or a dependant's. */
	forId: z.uuid().nullable().default(null),
});

export const latestPhotosInput = eventInput.extend({
	/** If it is set, only the photos that this person added. */
	uploaderId: z.uuid().optional(),
});

export const countPhotosInput = latestPhotosInput.extend({
	/** If it is set, only the photos in this section, or those in none. */
	section: z.union([z.uuid(), z.literal(noSection)]).optional(),
	/** If it is true, only the person's own favourites. */
	favourites: z.boolean().optional(),
});

export const listPhotosInput = countPhotosInput.extend({
	/** The cursor from the previous page in the same order; left out for the first page. */
	cursor: z.string().max(1_000).nullish(),
	/** The most photos of this page; without it, the album's own page size. */
	limit: z.int().min(1).max(100).optional(),
	order: z.enum(photoOrders).default("newest"),
});

export const gonePhotosInput = eventInput.extend({ photoIds: z.array(z.uuid()).max(maxGoneAsked) });

export const livePhotosInput = eventInput.extend({
	/** The version of the answer that the wall already has. */
	known: z.string().max(64).optional(),
});

/** Why a photo is hidden. Only the reason OTHER comes with a note, in the organizer's own words. */
export const hidingInput = z.discriminatedUnion("reason", [
	z.object({ reason: z.enum(hideReasons).exclude(["OTHER"]) }),
	z.object({ reason: z.literal("OTHER"), note: storable.trim().min(1).max(hideNoteMaxLength) }),
]);

/** Why a photo is reported. Only the reason OTHER comes with a note, in the person's own words. */
export const reportInput = z.discriminatedUnion("reason", [
	z.object({ reason: z.enum(reportReasons).exclude(["OTHER"]) }),
	z.object({ reason: z.literal("OTHER"), note: storable.trim().min(1).max(reportNoteMaxLength) }),
]);

export const dismissReportsInput = photoInput.extend({
	/** The last report that the organizer saw: `upTo` of photos.reports. */
	upTo: z.string().regex(/^\d{1,18}$/),
});

export const setFavouriteInput = photoInput.extend({ favourite: z.boolean() });

export const setHiddenInput = photoInput.extend({ hidden: z.boolean() });

export const updatePhotoInput = photoInput.extend({
	title: title.optional(),
	description: description.optional(),
	section: sectionChoice.optional(),
});
