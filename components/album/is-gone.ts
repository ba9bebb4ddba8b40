import { hasCode } from "../trpc/query-client";

/** The photo does not exist any more, or not for this person. */
export const isGone = (error: unknown) => hasCode(error, "PHOTO_NOT_FOUND");
