import { hasCode } from "../trpc/query-client";

/** The photo no longer exists, or this person may no longer see it. */
export const isGone = (error: unknown) => hasCode(error, "PHOTO_NOT_FOUND");
