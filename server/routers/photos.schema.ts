/**
 * Inputs of the photos router. What components need of them is in rules/, because zod would be an eighth of what the event's page
 * loads.
 */
import { z } from "zod";
import { maxGoneAsked, photoOrders } from "@/rules/album";
import { descriptionProblem, isStorable, notStorable, titleProblem } from "@/rules/words";

export const storable = z.string().refine(isStorable, notStorable);

const worded = (problemOf: (text: string) => string | null) =>
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

export const initiateUploadInput = eventInput.extend({
	/** As the browser says it; "IMAGE/JPEG; charset=x" is understood as image/jpeg. */
	contentType: z.string().max(255),
	/** Bytes. */
	size: z.int().min(0),
	/** Of the whole file: lower-case hex, 64 characters. */
	sha256: z.string().regex(/^[0-9a-f]{64}$/, "sha256 is 64 lower-case hex digits."),
	title,
	description: description.default(""),
});

export const latestPhotosInput = eventInput.extend({
	/** Only the photos this person added. */
	uploaderId: z.uuid().optional(),
});

export const listPhotosInput = latestPhotosInput.extend({
	/** From the page before, of the same order; leave out for the first page. */
	cursor: z.string().max(100).nullish(),
	/** Photos of this page at most; without it as many as the album's own pages have. */
	limit: z.int().min(1).max(100).optional(),
	order: z.enum(photoOrders).default("newest"),
});

export const gonePhotosInput = eventInput.extend({ photoIds: z.array(z.uuid()).max(maxGoneAsked) });

export const livePhotosInput = eventInput.extend({
	/** The version of the answer that the asking wall has. */
	known: z.string().max(64).optional(),
});

export const hidePhotoInput = photoInput.extend({ hidden: z.boolean() });

export const updatePhotoInput = photoInput.extend({
	title: title.optional(),
	description: description.optional(),
});
