import { applyImport } from "../imports/apply-import";
import { addRows, beginImport, discardImport } from "../imports/begin-import";
import { compareImport } from "../imports/compare-import";
import { decideImport } from "../imports/decide-import";
import { findImport, listLines, recentImports } from "../imports/find-import";
import { undoImport } from "../imports/undo-import";
import { moveAfterPlacing } from "../jobs/move-next";
import { afterAnswer } from "./after-answer";
import {
	addRowsInput,
	applyInput,
	beginImportInput,
	decideInput,
	discardInput,
	importInput,
	linesInput,
} from "./imports.schema";
import { organizer, router } from "./trpc";

/** Lists that organizers read into the roll: begin, addRows until all have arrived, compare, decide, commit. */
export const importsRouter = router({
	begin: organizer
		.input(beginImportInput)
		.mutation(({ ctx, input }) => beginImport(ctx.deps, { ...input, membership: ctx.membership })),

	addRows: organizer
		.input(addRowsInput)
		.mutation(({ ctx, input }) => addRows(ctx.deps, { ...input, membership: ctx.membership })),

	/** Compares it with the roll of this moment. */
	compare: organizer
		.input(importInput)
		.mutation(({ ctx, input }) => compareImport(ctx.deps, { ...input, membership: ctx.membership })),

	byId: organizer.input(importInput).query(({ ctx, input }) => findImport(ctx.deps, input)),

	lines: organizer.input(linesInput).query(({ ctx, input }) => listLines(ctx.deps, input)),

	recent: organizer.query(({ ctx, input }) => recentImports(ctx.deps, input)),

	decide: organizer.input(decideInput).mutation(({ ctx, input }) => decideImport(ctx.deps, input)),

	commit: organizer.input(applyInput).mutation(async ({ ctx, input }) => {
		const answer = await applyImport(ctx.deps, { ...input, membership: ctx.membership });
		if (answer.applied && input.photos === "HIDE") afterAnswer(ctx, moveAfterPlacing);
		return answer;
	}),

	undo: organizer
		.input(importInput)
		.mutation(({ ctx, input }) => undoImport(ctx.deps, { ...input, membership: ctx.membership })),

	discard: organizer.input(discardInput).mutation(({ ctx, input }) => discardImport(ctx.deps, input)),
});
