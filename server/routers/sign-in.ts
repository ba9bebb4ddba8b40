import { requestEmailLink } from "../auth/email-link/request-email-link";
import { endSessions } from "../auth/end-sessions";
import { venueOfPath } from "../venue/venue-of-path";
import { emailLinkInput } from "./sign-in.schema";
import { open, router, signedIn } from "./trpc";

export const signInRouter = router({
	/** Anybody may call this. The answer is always the same, so it does not reveal whether there is an account. */
	sendEmailLink: open.input(emailLinkInput).mutation(async ({ ctx, input }) =>
		requestEmailLink(ctx.deps, {
			...input,
			venue: await venueOfPath(ctx.deps, input.callbackUrl),
			ip: await ctx.caller.ip(),
			locale: await ctx.caller.locale(),
		}),
	),

	/** Signs out of all devices, this one included. */
	endSessions: signedIn.mutation(({ ctx }) => endSessions(ctx.deps, { userId: ctx.user.id })),
});
