import { TRPCClientError } from "@trpc/client";

/** The photo does not exist any more, or not for this person. */
export const isGone = (error: unknown) =>
	error instanceof TRPCClientError && error.data?.appCode === "PHOTO_NOT_FOUND";
