import { setLocale } from "../language/set-locale";
import { localeInput } from "./account.schema";
import { router, signedIn } from "./trpc";

export const accountRouter = router({
	/** The language of all pages and e-mails of the person, on every device. */
	setLocale: signedIn
		.input(localeInput)
		.mutation(({ ctx, input }) => setLocale(ctx.deps, { ...input, userId: ctx.user.id })),
});
