/**
 * Every error that the API returns: its tRPC code and the sentence that people read. The keys are the error type.
 * Domain code throws AppError(code), and one middleware (server/routers/trpc.ts) turns it into a tRPC error.
 */
import type { TRPC_ERROR_CODE_KEY } from "@trpc/server";
import { notAPhotoType } from "@/rules/photo-types";

interface ErrorEntry {
	trpc: TRPC_ERROR_CODE_KEY;
	message: string;
	/** Whether the same request may succeed later. */
	retry?: true;
}

export const errorTable = {
	SIGNED_OUT: { trpc: "UNAUTHORIZED", message: "Please sign in to continue." },
	EMAIL_SIGN_IN_OFF: {
		trpc: "NOT_FOUND",
		message: "This site cannot send e-mail. Sign in another way.",
	},
	MAIL_UNAVAILABLE: {
		trpc: "SERVICE_UNAVAILABLE",
		message: "The e-mail could not be sent. Check the address and try again in a moment.",
		retry: true,
	},
	EVENT_NOT_FOUND: { trpc: "NOT_FOUND", message: "There is no such event, or you are not on its roll." },
	PHOTO_NOT_FOUND: { trpc: "NOT_FOUND", message: "There is no such photo, or you may not see it." },
	FILE_MISSING: {
		trpc: "NOT_FOUND",
		message: "This photo's file is missing from storage. Please tell the person who runs this site.",
	},
	NOT_ON_THE_ROLL: {
		trpc: "FORBIDDEN",
		message: "Only people who attended can add photos. If you were there, ask an organizer to check you in.",
	},
	NOT_YOUR_PHOTO: {
		trpc: "FORBIDDEN",
		message: "Only the person who added this photo or an organizer can change it.",
	},
	ORGANIZERS_ONLY: { trpc: "FORBIDDEN", message: "Only organizers of this event can do that." },
	UPLOADS_NOT_OPEN: { trpc: "FORBIDDEN", message: "Uploads for this event have not opened yet." },
	UPLOADS_CLOSED: {
		trpc: "FORBIDDEN",
		message: "Uploads for this event are closed. An organizer can reopen them.",
	},
	TYPE_NOT_SUPPORTED: {
		trpc: "UNSUPPORTED_MEDIA_TYPE",
		message: notAPhotoType,
	},
	EMPTY_FILE: { trpc: "BAD_REQUEST", message: "This file is empty. Choose the original photo again." },
	TOO_LARGE: { trpc: "PAYLOAD_TOO_LARGE", message: "This photo is too large." },
	QUOTA_REACHED: {
		trpc: "FORBIDDEN",
		message: "You have reached the limit of photos per person for this event. Remove one to add another.",
	},
	TOO_MANY_REQUESTS: {
		trpc: "TOO_MANY_REQUESTS",
		message: "There were too many requests at once. Wait a moment and try again.",
		retry: true,
	},
	UPLOAD_NOT_FOUND: { trpc: "NOT_FOUND", message: "There is no such upload. Add the photo again." },
	UPLOAD_EXPIRED: {
		trpc: "PRECONDITION_FAILED",
		message: "This upload was not finished in time. Add the photo again.",
	},
	UPLOAD_MISSING: {
		trpc: "PRECONDITION_FAILED",
		message: "The photo has not arrived in storage yet. Send it again.",
		retry: true,
	},
	UPLOAD_MISMATCH: {
		trpc: "UNPROCESSABLE_CONTENT",
		message: "The file changed while it was being sent. Choose it again.",
	},
	STORAGE_UNAVAILABLE: {
		trpc: "SERVICE_UNAVAILABLE",
		message: "The photo storage is not responding. Try again in a moment.",
		retry: true,
	},
	SERVER_BUSY: {
		trpc: "SERVICE_UNAVAILABLE",
		message: "Many people are adding photos right now. Try again in a moment.",
		retry: true,
	},
	INVALID_INPUT: { trpc: "BAD_REQUEST", message: "Something in this request is not valid." },
	INTERNAL: {
		trpc: "INTERNAL_SERVER_ERROR",
		message: "Something went wrong on our side. Try again in a moment.",
		retry: true,
	},
} as const satisfies Record<string, ErrorEntry>;

export type ErrorCode = keyof typeof errorTable;

/** Thrown by domain code. `message` replaces the table's sentence when it can name the limit that was reached. */
export class AppError extends Error {
	readonly code: ErrorCode;
	/** Seconds after which the same request is worth repeating; null when that is not known. */
	readonly retryAfter: number | null;
	constructor(code: ErrorCode, options: { message?: string; cause?: unknown; retryAfter?: number } = {}) {
		super(options.message ?? errorTable[code].message, { cause: options.cause });
		this.name = "AppError";
		this.code = code;
		this.retryAfter = options.retryAfter ?? null;
	}
}
