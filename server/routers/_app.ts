import { accountRouter } from "./account";
import { curateRouter } from "./curate";
import { doorRouter } from "./door";
import { eventsRouter } from "./events";
import { importsRouter } from "./imports";
import { invitationsRouter } from "./invitations";
import { logRouter } from "./log";
import { operationsRouter } from "./operations";
import { photosRouter } from "./photos";
import { rollRouter } from "./roll";
import { sectionsRouter } from "./sections";
import { signInRouter } from "./sign-in";
import { takeHomeRouter } from "./take-home";
import { router } from "./trpc";
import { venueRouter } from "./venue";

export const appRouter = router({
	account: accountRouter,
	curate: curateRouter,
	door: doorRouter,
	events: eventsRouter,
	imports: importsRouter,
	invitations: invitationsRouter,
	operations: operationsRouter,
	log: logRouter,
	photos: photosRouter,
	roll: rollRouter,
	sections: sectionsRouter,
	signIn: signInRouter,
	takeHome: takeHomeRouter,
	venue: venueRouter,
});
export type AppRouter = typeof appRouter;
