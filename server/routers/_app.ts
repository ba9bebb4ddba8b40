import { router } from "../trpc";
import { eventsRouter } from "./events";
import { photosRouter } from "./photos";

export const appRouter = router({ events: eventsRouter, photos: photosRouter });
export type AppRouter = typeof appRouter;
