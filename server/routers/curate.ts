import { curateFacets } from "../curate/curate-facets";
import { curatedPhoto } from "../curate/curated-photo";
import { decide } from "../curate/decide";
import { listCurated } from "../curate/list-curated";
import { undoDecision } from "../curate/undo-decision";
import { moveAfterPlacing } from "../jobs/move-next";
import { afterAnswer } from "./after-answer";
import {
	curatedListInput,
	curatedPhotoInput,
	curateFacetsInput,
	decideInput,
	undoDecisionInput,
} from "./curate.schema";
import { organizer, router } from "./trpc";

/** The organizer's gallery, for the event's organizers only. */
export const curateRouter = router({
	list: organizer
		.input(curatedListInput)
		.query(({ ctx, input }) => listCurated(ctx.deps, { ...input, membership: ctx.membership })),

	/** The numbers of the views, and what they can be narrowed to. */
	facets: organizer.input(curateFacetsInput).query(({ ctx, input }) => curateFacets(ctx.deps, input)),

	/** A photo with its history. */
	photo: organizer
		.input(curatedPhotoInput)
		.query(({ ctx, input }) => curatedPhoto(ctx.deps, { ...input, membership: ctx.membership })),

	decide: organizer.input(decideInput).mutation(async ({ ctx, input }) => {
		const decided = await decide(ctx.deps, { ...input, membership: ctx.membership });
		afterAnswer(ctx, moveAfterPlacing);
		return decided;
	}),

	/** Takes one decision back. */
	undo: organizer.input(undoDecisionInput).mutation(async ({ ctx, input }) => {
		const undone = await undoDecision(ctx.deps, { ...input, membership: ctx.membership });
		afterAnswer(ctx, moveAfterPlacing);
		return undone;
	}),
});
