/** Inputs of the curate router. Safe in the browser. */
import { z } from "zod";
import { curateViews, decideMax } from "@/rules/curate";
import { noSection } from "@/rules/sections";
import { cursorForm } from "../changes/cursor";
import { hidingInput, photoInput } from "./photos.schema";

const narrowed = {
	uploaderId: z.uuid().optional(),
	section: z.union([z.uuid(), z.literal(noSection)]).optional(),
	day: z.iso.date().optional(),
};
const filter = z.object({ view: z.enum(curateViews), ...narrowed });

export const curatedListInput = z.object({
	filter: filter.default({ view: "all" }),
	cursor: z.string().max(100).nullish(),
});

export const curateFacetsInput = z.object(narrowed);

export const curatedPhotoInput = photoInput;

const to = z.union([
	z.object({ place: z.literal("SHOWN") }),
	z.object({ place: z.literal("HIDDEN") }).and(hidingInput),
]);

const count = z.int().min(0).max(2_147_483_647);
const named = z.object({
	photos: z
		.array(z.object({ id: z.uuid(), version: count, reports: count.optional() }))
		.min(1)
		.max(decideMax),
});
const allOf = z.object({
	filter,
	except: z.array(z.uuid()).max(decideMax),
	/** The moment that came with the numbers (curate.facets). */
	seen: z.string().regex(cursorForm),
});

export const decideInput = z.object({ press: z.uuid(), to, which: z.union([named, allOf]) });

export const undoDecisionInput = z.object({ press: z.uuid() });
