import { exportLog } from "../log/export-log";
import { listLog } from "../log/list-log";
import { peopleOfLog } from "../log/people-of-log";
import { exportLogInput, listLogInput } from "./log.schema";
import { organizer, router } from "./trpc";

/** What was done in an event, for its organizers only. */
export const logRouter = router({
	list: organizer.input(listLogInput).query(({ ctx, input }) => listLog(ctx.deps, input)),

	/** Whom the log can be narrowed to. */
	people: organizer.query(({ ctx, input }) => peopleOfLog(ctx.deps, input)),

	/** A part of the log, for a file. It is a mutation because it is written down. */
	export: organizer
		.input(exportLogInput)
		.mutation(({ ctx, input }) => exportLog(ctx.deps, { ...input, membership: ctx.membership })),
});
