import { requestEmailLink } from "../auth/email-link/request-email-link";
import { endSessions } from "../auth/end-sessions";
import { emailLinkInput } from "./sign-in.schema";
import { open, router, signedIn } from "./trpc";

export const signInRouter = router({
	/** For anybody, and the same for everybody: no account is needed to ask, and none is told of. */
	sendEmailLink: open
		.input(emailLinkInput)
		.mutation(({ ctx, input }) => requestEmailLink(ctx.deps, { ...input, ip: ctx.ip })),

	/** Signs out of all devices, this one included. */
	endSessions: signedIn.mutation(({ ctx }) => endSessions(ctx.deps, { userId: ctx.user.id })),
});
