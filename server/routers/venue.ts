import { currentCode } from "../venue/current-code";
import { decideWaiting } from "../venue/decide-waiting";
import { enterByCode } from "../venue/enter-by-code";
import { countWaiting, listWaiting } from "../venue/list-waiting";
import { myEntry } from "../venue/my-entry";
import { setCode } from "../venue/set-code";
import { findDoor, setDoor } from "../venue/set-door";
import { updateVenue } from "../venue/update-venue";
import { venueSettings } from "../venue/venue-settings";
import { organizer, router, signedIn, steward } from "./trpc";
import { codeInput, decideInput, doorInput, enterInput, entryInput, venueInput } from "./venue.schema";

/** The code at the venue, and the door that it opens. */
export const venueRouter = router({
	/** For anybody with a code that was scanned. */
	enter: signedIn
		.input(enterInput)
		.mutation(({ ctx, input }) => enterByCode(ctx.deps, { ...input, userId: ctx.user.id })),

	/** What became of it. */
	mine: signedIn
		.input(entryInput)
		.query(({ ctx, input }) => myEntry(ctx.deps, { ...input, userId: ctx.user.id })),

	/** The rotating code that is good now. */
	code: steward.query(({ ctx, input }) => currentCode(ctx.deps, { ...input, membership: ctx.membership })),

	door: steward.query(({ ctx, input }) => findDoor(ctx.deps, input)),

	setDoor: steward
		.input(doorInput)
		.mutation(({ ctx, input }) => setDoor(ctx.deps, { ...input, membership: ctx.membership })),

	settings: organizer.query(({ ctx, input }) => venueSettings(ctx.deps, input)),

	update: organizer
		.input(venueInput)
		.mutation(({ ctx, input }) => updateVenue(ctx.deps, { ...input, membership: ctx.membership })),

	setCode: organizer
		.input(codeInput)
		.mutation(({ ctx, input }) => setCode(ctx.deps, { ...input, membership: ctx.membership })),

	/** Who waits for an organizer. */
	waiting: organizer.query(({ ctx, input }) => listWaiting(ctx.deps, input)),

	/** How many wait. Each page of an organizer asks. */
	waitingCount: organizer.query(({ ctx, input }) => countWaiting(ctx.deps, input)),

	decide: organizer
		.input(decideInput)
		.mutation(({ ctx, input }) => decideWaiting(ctx.deps, { ...input, membership: ctx.membership })),
});
