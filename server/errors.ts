/**
 * Every error that the API returns. The keys are the error type, and a sentence in messages/en/errors.ts belongs to each.
 * Domain code throws AppError(code) with the parameters of the sentence, and one middleware (server/routers/trpc.ts)
 * turns it into a tRPC error. Pages make the sentence in the reader's language.
 */
import type { TRPC_ERROR_CODE_KEY } from "@trpc/server";
import { translator } from "@/messages/compile";
import type { Key, Parameters, Values } from "@/messages/types";

interface ErrorEntry {
	trpc: TRPC_ERROR_CODE_KEY;
	/** Whether the same request may succeed later. */
	retry?: true;
}

export const errorTable = {
	SIGNED_OUT: { trpc: "UNAUTHORIZED" },
	EMAIL_SIGN_IN_OFF: { trpc: "NOT_FOUND" },
	MAIL_UNAVAILABLE: { trpc: "SERVICE_UNAVAILABLE", retry: true },
	EVENT_NOT_FOUND: { trpc: "NOT_FOUND" },
	PHOTO_NOT_FOUND: { trpc: "NOT_FOUND" },
	FILE_MISSING: { trpc: "NOT_FOUND" },
	NOT_ON_THE_ROLL: { trpc: "FORBIDDEN" },
	UPLOADS_BLOCKED: { trpc: "FORBIDDEN" },
	NOT_YOUR_PHOTO: { trpc: "FORBIDDEN" },
	OWN_PHOTO: { trpc: "FORBIDDEN" },
	TOO_MANY_REPORTS: { trpc: "TOO_MANY_REQUESTS", retry: true },
	ORGANIZERS_ONLY: { trpc: "FORBIDDEN" },
	STEWARDS_ONLY: { trpc: "FORBIDDEN" },
	OPERATORS_ONLY: { trpc: "FORBIDDEN" },
	UPLOADS_NOT_OPEN: { trpc: "FORBIDDEN" },
	UPLOADS_CLOSED: { trpc: "FORBIDDEN" },
	EVENT_ARCHIVED: { trpc: "FORBIDDEN" },
	EVENTS_NOT_ALLOWED: { trpc: "FORBIDDEN" },
	TOO_MANY_EVENTS: { trpc: "TOO_MANY_REQUESTS", retry: true },
	EVENT_CHANGED: { trpc: "CONFLICT" },
	SLUG_TAKEN: { trpc: "CONFLICT" },
	PHOTOS_WAITING: { trpc: "PRECONDITION_FAILED" },
	EVENT_HAS_PHOTOS: { trpc: "PRECONDITION_FAILED" },
	LAST_ORGANIZER: { trpc: "PRECONDITION_FAILED" },
	TYPE_NOT_SUPPORTED: { trpc: "UNSUPPORTED_MEDIA_TYPE" },
	EMPTY_FILE: { trpc: "BAD_REQUEST" },
	TOO_LARGE: { trpc: "PAYLOAD_TOO_LARGE" },
	QUOTA_REACHED: { trpc: "FORBIDDEN" },
	QUOTA_REACHED_FOR_NOW: { trpc: "FORBIDDEN" },
	ASKED_TOO_OFTEN: { trpc: "TOO_MANY_REQUESTS", retry: true },
	TOO_MANY_UPLOADS: { trpc: "TOO_MANY_REQUESTS", retry: true },
	TOO_MANY_LINKS_TO_ADDRESS: { trpc: "TOO_MANY_REQUESTS", retry: true },
	TOO_MANY_LINKS_FROM_NETWORK: { trpc: "TOO_MANY_REQUESTS", retry: true },
	UPLOAD_NOT_FOUND: { trpc: "NOT_FOUND" },
	UPLOAD_EXPIRED: { trpc: "PRECONDITION_FAILED" },
	UPLOAD_MISSING: { trpc: "PRECONDITION_FAILED", retry: true },
	NOT_A_PHOTO: { trpc: "UNSUPPORTED_MEDIA_TYPE" },
	UPLOAD_MISMATCH: { trpc: "UNPROCESSABLE_CONTENT" },
	STORAGE_UNAVAILABLE: { trpc: "SERVICE_UNAVAILABLE", retry: true },
	SERVER_BUSY: { trpc: "SERVICE_UNAVAILABLE", retry: true },
	PERSON_NOT_FOUND: { trpc: "NOT_FOUND" },
	PERSON_CHANGED: { trpc: "CONFLICT" },
	ON_THE_ROLL_ALREADY: { trpc: "CONFLICT" },
	ORGANIZER_KEEPS_ADDRESS: { trpc: "CONFLICT" },
	MERGE_TWO_ACCOUNTS: { trpc: "CONFLICT" },
	MERGE_NOT_FOUND: { trpc: "NOT_FOUND" },
	NOTES_TOO_LONG: { trpc: "CONFLICT" },
	HOUSEHOLD_CHAIN: { trpc: "CONFLICT" },
	NOT_YOUR_DEPENDANT: { trpc: "FORBIDDEN" },
	ORGANIZER_STAYS: { trpc: "CONFLICT" },
	ORGANIZER_NOT_BLOCKED: { trpc: "CONFLICT" },
	SECTION_NOT_FOUND: { trpc: "NOT_FOUND" },
	SECTION_CHANGED: { trpc: "CONFLICT" },
	SECTION_NAME_TAKEN: { trpc: "CONFLICT" },
	SECTION_TIMES_SKIPPED: { trpc: "UNPROCESSABLE_CONTENT" },
	TOO_MANY_SECTIONS: { trpc: "PRECONDITION_FAILED" },
	MAIL_OFF: { trpc: "PRECONDITION_FAILED" },
	TOO_MANY_INVITATIONS: { trpc: "TOO_MANY_REQUESTS", retry: true },
	TOO_MANY_INVITATIONS_HERE: { trpc: "TOO_MANY_REQUESTS", retry: true },
	DECIDED_SHOWN: { trpc: "CONFLICT" },
	DECIDED_HIDDEN: { trpc: "CONFLICT" },
	DECIDED_WAITING: { trpc: "CONFLICT" },
	DECIDED_ELSEWHERE: { trpc: "CONFLICT" },
	DECISION_NOT_FOUND: { trpc: "NOT_FOUND" },
	IMPORT_NOT_FOUND: { trpc: "NOT_FOUND" },
	IMPORT_DONE: { trpc: "CONFLICT" },
	IMPORT_NOT_APPLIED: { trpc: "PRECONDITION_FAILED" },
	IMPORT_INCOMPLETE: { trpc: "PRECONDITION_FAILED" },
	IMPORT_TOO_LONG: { trpc: "PAYLOAD_TOO_LARGE" },
	IMPORT_TOO_MANY_PHOTOS: { trpc: "PRECONDITION_FAILED" },
	IMPORT_CONTRADICTS: { trpc: "CONFLICT" },
	TOO_MANY_IMPORTS: { trpc: "PRECONDITION_FAILED" },
	VENUE_CODE_WRONG: { trpc: "NOT_FOUND" },
	VENUE_CODE_OLD: { trpc: "PRECONDITION_FAILED" },
	TOO_MANY_CODES: { trpc: "TOO_MANY_REQUESTS", retry: true },
	DOOR_CLOSES_TOO_EARLY: { trpc: "UNPROCESSABLE_CONTENT" },
	INVALID_INPUT: { trpc: "BAD_REQUEST" },
	INTERNAL: { trpc: "INTERNAL_SERVER_ERROR", retry: true },
} as const satisfies Record<Key<"errors">, ErrorEntry>;

export type ErrorCode = keyof typeof errorTable;

const isErrorCode = (code: string): code is ErrorCode => Object.hasOwn(errorTable, code);
export const errorCodes = Object.keys(errorTable).filter(isErrorCode);

interface Details {
	cause?: unknown;
	retryAfter?: number;
}

type DetailsOf<Code extends ErrorCode> = keyof Parameters<"errors", Code> extends never
	? [details?: Details]
	: [details: Details & { params: Parameters<"errors", Code> }];

/** Thrown by domain code. Its message is the English sentence, for the log and for those who read the API's answer. */
export class AppError<Code extends ErrorCode = ErrorCode> extends Error {
	readonly code: Code;
	/** What the sentence names: limits, sizes, times. */
	readonly params: Values;
	/** Seconds after which the same request is worth repeating; null when that is not known. */
	readonly retryAfter: number | null;
	constructor(code: Code, ...[details]: DetailsOf<Code>) {
		const given: Details & { params?: Values } = details ?? {};
		const params = given.params ?? {};
		super(translator("en", "errors").told(code, params) ?? code, { cause: given.cause });
		this.name = "AppError";
		this.code = code;
		this.params = params;
		this.retryAfter = given.retryAfter ?? null;
	}
}
