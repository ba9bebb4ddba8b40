import { findEvent } from "../events/find-event";
import { listEvents } from "../events/list-events";
import { eventSlugInput } from "./events.schema";
import { router, signedIn } from "./trpc";

export const eventsRouter = router({
	mine: signedIn.query(({ ctx }) => listEvents(ctx.deps, { userId: ctx.user.id })),

	bySlug: signedIn
		.input(eventSlugInput)
		.query(({ ctx, input }) => findEvent(ctx.deps, { ...input, userId: ctx.user.id })),
});
