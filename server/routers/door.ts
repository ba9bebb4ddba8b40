import { addWalkIn } from "../door/add-walk-in";
import { checkIn } from "../door/check-in";
import { countDoor } from "../door/count-door";
import { searchDoor } from "../door/search-door";
import { setCompanions } from "../door/set-companions";
import { undoCheckIn } from "../door/undo-check-in";
import { addWalkInInput, searchDoorInput, setCompanionsInput, undoCheckInInput } from "./door.schema";
import { personInput } from "./roll.schema";
import { router, steward } from "./trpc";

/** The door of an event, for its stewards and organizers. What it answers has no more of a person than ../door/door-person.ts. */
export const doorRouter = router({
	search: steward
		.input(searchDoorInput)
		.query(({ ctx, input }) => searchDoor(ctx.deps, { ...input, membership: ctx.membership })),

	count: steward.query(({ ctx, input }) => countDoor(ctx.deps, input)),

	checkIn: steward
		.input(personInput)
		.mutation(({ ctx, input }) => checkIn(ctx.deps, { ...input, membership: ctx.membership })),

	undo: steward
		.input(undoCheckInInput)
		.mutation(({ ctx, input }) => undoCheckIn(ctx.deps, { ...input, membership: ctx.membership })),

	setCompanions: steward
		.input(setCompanionsInput)
		.mutation(({ ctx, input }) => setCompanions(ctx.deps, { ...input, membership: ctx.membership })),

	/** Somebody who is not on the roll, by name. */
	addWalkIn: steward
		.input(addWalkInInput)
		.mutation(({ ctx, input }) => addWalkIn(ctx.deps, { ...input, membership: ctx.membership })),
});
