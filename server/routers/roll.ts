import { moveAfterPlacing } from "../jobs/move-next";
import { addPerson } from "../roll/add-person";
import { blockUploads, unblockUploads } from "../roll/block-uploads";
import { countRoll } from "../roll/count-roll";
import { exportRoll } from "../roll/export-roll";
import { findPerson } from "../roll/find-person";
import { listRoll } from "../roll/list-roll";
import { keepApart, mergeOffers } from "../roll/merge-offers";
import { mergePeople } from "../roll/merge-people";
import { personOfPhoto } from "../roll/person-of-photo";
import { removePeople } from "../roll/remove-people";
import { setAttended } from "../roll/set-attended";
import { setGuardian } from "../roll/set-guardian";
import { setSteward } from "../roll/set-steward";
import { undoChange } from "../roll/undo-change";
import { undoMerge } from "../roll/undo-merge";
import { updatePerson } from "../roll/update-person";
import { afterAnswer } from "./after-answer";
import { photoInput } from "./photos.schema";
import {
	addPersonInput,
	blockUploadsInput,
	exportRollInput,
	keepApartInput,
	listRollInput,
	mergeInput,
	personInput,
	removePeopleInput,
	setAttendedInput,
	setGuardianInput,
	setStewardInput,
	undoChangeInput,
	undoMergeInput,
	updatePersonInput,
} from "./roll.schema";
import { organizer, router } from "./trpc";

/** The roll of an event, for its organizers only. */
export const rollRouter = router({
	list: organizer.input(listRollInput).query(({ ctx, input }) => listRoll(ctx.deps, input)),

	counts: organizer.query(({ ctx, input }) => countRoll(ctx.deps, input)),

	person: organizer.input(personInput).query(({ ctx, input }) => findPerson(ctx.deps, input)),

	add: organizer
		.input(addPersonInput)
		.mutation(({ ctx, input }) => addPerson(ctx.deps, { ...input, membership: ctx.membership })),

	update: organizer
		.input(updatePersonInput)
		.mutation(({ ctx, input }) => updatePerson(ctx.deps, { ...input, membership: ctx.membership })),

	setAttended: organizer
		.input(setAttendedInput)
		.mutation(({ ctx, input }) => setAttended(ctx.deps, { ...input, membership: ctx.membership })),

	setGuardian: organizer
		.input(setGuardianInput)
		.mutation(({ ctx, input }) => setGuardian(ctx.deps, { ...input, membership: ctx.membership })),

	setSteward: organizer
		.input(setStewardInput)
		.mutation(({ ctx, input }) => setSteward(ctx.deps, { ...input, membership: ctx.membership })),

	/** Rows that may be one person's. */
	offers: organizer.query(({ ctx, input }) => mergeOffers(ctx.deps, input)),

	keepApart: organizer
		.input(keepApartInput)
		.mutation(({ ctx, input: { eventId, pair } }) => keepApart(ctx.deps, { eventId, personIds: pair })),

	merge: organizer
		.input(mergeInput)
		.mutation(({ ctx, input }) => mergePeople(ctx.deps, { ...input, membership: ctx.membership })),

	undoMerge: organizer
		.input(undoMergeInput)
		.mutation(({ ctx, input }) => undoMerge(ctx.deps, { ...input, membership: ctx.membership })),

	/** Takes one press of setAttended back. */
	undo: organizer
		.input(undoChangeInput)
		.mutation(({ ctx, input }) => undoChange(ctx.deps, { ...input, membership: ctx.membership })),

	/** A page of everybody, for a file. It is a mutation because it is written down. */
	export: organizer
		.input(exportRollInput)
		.mutation(({ ctx, input }) => exportRoll(ctx.deps, { ...input, membership: ctx.membership })),

	/** Who added a photo. */
	personOfPhoto: organizer.input(photoInput).query(({ ctx, input }) => personOfPhoto(ctx.deps, input)),

	/** Nothing is added by or for this person any more. */
	block: organizer.input(blockUploadsInput).mutation(async ({ ctx, input }) => {
		const blocked = await blockUploads(ctx.deps, { ...input, membership: ctx.membership });
		if (input.photos === "HIDE") afterAnswer(ctx, moveAfterPlacing);
		return blocked;
	}),

	unblock: organizer.input(personInput).mutation(async ({ ctx, input }) => {
		const unblocked = await unblockUploads(ctx.deps, { ...input, membership: ctx.membership });
		afterAnswer(ctx, moveAfterPlacing);
		return unblocked;
	}),

	remove: organizer.input(removePeopleInput).mutation(async ({ ctx, input }) => {
		const removed = await removePeople(ctx.deps, { ...input, membership: ctx.membership });
		if (input.photos === "HIDE") afterAnswer(ctx, moveAfterPlacing);
		return removed;
	}),
});
