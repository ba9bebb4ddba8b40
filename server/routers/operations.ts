import { readOperations } from "../operations/read-operations";
import { router, signedIn } from "./trpc";

export const operationsRouter = router({
	/** For the people who run the install. */
	overview: signedIn.query(({ ctx }) => readOperations(ctx.deps, { userId: ctx.user.id })),
});
