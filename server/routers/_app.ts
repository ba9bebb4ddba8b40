import { accountRouter } from "./account";
import { eventsRouter } from "./events";
import { invitationsRouter } from "./invitations";
import { photosRouter } from "./photos";
import { rollRouter } from "./roll";
import { sectionsRouter } from "./sections";
import { signInRouter } from "./sign-in";
import { router } from "./trpc";

export const appRouter = router({
	account: accountRouter,
	events: eventsRouter,
	invitations: invitationsRouter,
	photos: photosRouter,
	roll: rollRouter,
	sections: sectionsRouter,
	signIn: signInRouter,
});
export type AppRouter = typeof appRouter;
