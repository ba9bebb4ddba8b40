import { addSection } from "../sections/add-section";
import { listSections } from "../sections/list-sections";
import { moveSection } from "../sections/move-section";
import { removeSection } from "../sections/remove-section";
import { updateSection } from "../sections/update-section";
import { addSectionInput, moveSectionInput, removeSectionInput, updateSectionInput } from "./sections.schema";
import { organizer, router } from "./trpc";

/** The sections of an event, for its organizers. Everybody on the roll gets their names with the event (events.bySlug). */
export const sectionsRouter = router({
	list: organizer.query(({ ctx, input }) => listSections(ctx.deps, input)),

	add: organizer
		.input(addSectionInput)
		.mutation(({ ctx, input }) => addSection(ctx.deps, { ...input, userId: ctx.user.id })),

	update: organizer
		.input(updateSectionInput)
		.mutation(({ ctx, input }) => updateSection(ctx.deps, { ...input, userId: ctx.user.id })),

	move: organizer.input(moveSectionInput).mutation(({ ctx, input }) => moveSection(ctx.deps, input)),

	remove: organizer
		.input(removeSectionInput)
		.mutation(({ ctx, input }) => removeSection(ctx.deps, { ...input, userId: ctx.user.id })),
});
