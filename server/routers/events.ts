import { readChanges } from "../changes/read-changes";
import { addOrganizer } from "../events/add-organizer";
import { archiveEvent } from "../events/archive-event";
import { createEvent } from "../events/create-event";
import { duplicateEvent } from "../events/duplicate-event";
import { eventOverview } from "../events/event-overview";
import { eventSettings } from "../events/event-settings";
import { eventStart } from "../events/event-start";
import { findEvent } from "../events/find-event";
import { leaveOrganizers } from "../events/leave-organizers";
import { listEvents } from "../events/list-events";
import { removeEvent } from "../events/remove-event";
import { setCover } from "../events/set-cover";
import { updateEvent } from "../events/update-event";
import {
	archiveEventInput,
	changesInput,
	coverInput,
	duplicateEventInput,
	eventSlugInput,
	newEventInput,
	organizerInput,
	updateEventInput,
} from "./events.schema";
import { claimed, organizer, router, signedIn } from "./trpc";

export const eventsRouter = router({
	mine: signedIn.query(({ ctx }) => listEvents(ctx.deps, { userId: ctx.user.id })),

	bySlug: signedIn
		.input(eventSlugInput)
		.query(({ ctx, input }) => findEvent(ctx.deps, { ...input, userId: ctx.user.id })),

	/** The change feed. Each visible page asks it every two seconds, so it reads the session and the roll itself. */
	changes: claimed
		.input(changesInput)
		.query(({ ctx, input }) => readChanges(ctx.deps, { ...input, claims: ctx.claims })),

	/** Whether the person may make events, and whether the site is new. */
	start: signedIn.query(({ ctx }) => eventStart(ctx.deps, { userId: ctx.user.id })),

	/** In the language of the person who makes it, which its settings can change. */
	create: signedIn
		.input(newEventInput)
		.mutation(async ({ ctx, input }) =>
			createEvent(ctx.deps, { ...input, userId: ctx.user.id, locale: await ctx.caller.locale() }),
		),

	settings: organizer.query(({ ctx, input }) => eventSettings(ctx.deps, { ...input, userId: ctx.user.id })),

	overview: organizer.query(({ ctx, input }) => eventOverview(ctx.deps, { ...input, userId: ctx.user.id })),

	update: organizer
		.input(updateEventInput)
		.mutation(({ ctx, input }) => updateEvent(ctx.deps, { ...input, userId: ctx.user.id })),

	duplicate: organizer
		.input(duplicateEventInput)
		.mutation(({ ctx, input }) => duplicateEvent(ctx.deps, { ...input, userId: ctx.user.id })),

	setCover: organizer
		.input(coverInput)
		.mutation(({ ctx, input }) => setCover(ctx.deps, { ...input, userId: ctx.user.id })),

	archive: organizer
		.input(archiveEventInput)
		.mutation(({ ctx, input }) => archiveEvent(ctx.deps, { ...input, userId: ctx.user.id })),

	/** Only an event without photos. */
	remove: organizer.mutation(({ ctx, input }) => removeEvent(ctx.deps, input)),

	addOrganizer: organizer
		.input(organizerInput)
		.mutation(({ ctx, input }) => addOrganizer(ctx.deps, { ...input, actorId: ctx.user.id })),

	leave: organizer.mutation(({ ctx, input }) => leaveOrganizers(ctx.deps, { ...input, userId: ctx.user.id })),
});
