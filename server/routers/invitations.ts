import { invitePeople } from "../invitations/invite-people";
import { lookAtInvitations } from "../invitations/look-at-invitations";
import { tellByHand } from "../invitations/tell-by-hand";
import { undoPress } from "../invitations/undo-press";
import { inviteAfterPress } from "../jobs/invite-next";
import { meantInput, pressInput, sendInput, tellInput } from "./invitations.schema";
import { organizer, router } from "./trpc";

/** Telling people on the roll of the event, for its organizers only. */
export const invitationsRouter = router({
	/** The link, the message, and how many of these people were told in which way. */
	look: organizer
		.input(meantInput)
		.query(({ ctx, input }) => lookAtInvitations(ctx.deps, { ...input, membership: ctx.membership })),

	send: organizer.input(sendInput).mutation(async ({ ctx, input }) => {
		const sent = await invitePeople(ctx.deps, { ...input, membership: ctx.membership });
		if (sent.mails > 0) ctx.deps.jobsSoon(() => inviteAfterPress(ctx.deps));
		return sent;
	}),

	tellByHand: organizer
		.input(tellInput)
		.mutation(({ ctx, input }) => tellByHand(ctx.deps, { ...input, membership: ctx.membership })),

	/** Takes one press of `send` or `tellByHand` back. */
	undo: organizer.input(pressInput).mutation(({ ctx, input }) => undoPress(ctx.deps, input)),
});
