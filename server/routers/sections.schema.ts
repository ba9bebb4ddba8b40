/** Inputs of the sections router, and what a person can choose for a photo. Safe in the browser. */
import { z } from "zod";
import { noSection, sectionBulkMax, sectionByTime, sectionProblems } from "@/rules/sections";

const time = z.string().max(40).nullable();
const draft = z.object({ name: z.string().trim(), startsAt: time, endsAt: time });

/** The problems of a draft become issues, each with the name of the problem in place of a sentence (./trpc.ts). */
function report(written: z.infer<typeof draft>, context: z.RefinementCtx) {
	for (const [field, message] of Object.entries(sectionProblems(written)))
		if (message) context.addIssue({ code: "custom", path: [field], message });
}

export const addSectionInput = draft.superRefine(report);

const sectionInput = z.object({ sectionId: z.uuid() });
/** The version of the section that the organizer saw. */
const seen = sectionInput.extend({ version: z.int() });

export const updateSectionInput = z.object({ ...seen.shape, ...draft.shape }).superRefine(report);

export const moveSectionInput = sectionInput.extend({
	/** The section that it comes before; null for the end. */
	before: z.uuid().nullable(),
});

export const removeSectionInput = seen;

/** The id of a section, none, or the one that was on when the photo was taken. */
export const sectionChoice = z.union([z.uuid(), z.enum([noSection, sectionByTime])]);

const photoIds = z.array(z.uuid()).max(sectionBulkMax);

export const setSectionInput = z.object({ photoIds, section: sectionChoice });

export const restoreSectionsInput = z.object({
	/** What they were set to. */
	section: sectionChoice,
	/** Where the photos were before: `before` of the answer that is taken back. */
	groups: z
		.array(z.object({ sectionId: z.uuid().nullable(), sectionChosen: z.boolean(), photoIds }))
		.max(sectionBulkMax)
		.refine((groups) => groups.reduce((sum, group) => sum + group.photoIds.length, 0) <= sectionBulkMax),
});
