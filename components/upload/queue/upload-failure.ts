/**
 * Why a photo could not be uploaded, in the one shape that the queue and the person need.
 * Everything thrown on the way (tRPC errors, lost connections, unreadable files) gets that shape here. tRPC
 * errors are recognised by their shape and not by their class, because the answer of a proxy or of a captive
 * portal has neither.
 */
import type { Failure, Key } from "@/messages/types";
import type { ErrorCode } from "@/server/errors";
import { askedWaitOf, failureOf } from "../../trpc/failure-of";
import type { PutAnswer } from "./seams";

/** `said` is what the page says. The queue keeps it as a code, so that the sentence follows the reader's language. */
export class UploadFailure extends Error {
	readonly said: Failure;
	/** The queue may try again without being asked. */
	readonly again: boolean;
	/** A retry button can help. */
	readonly canRetry: boolean;
	/** The server's code, or null when no server answered. */
	readonly code: string | null;
	/** Seconds that the server asked to wait, or null when it did not ask. */
	readonly retryAfter: number | null;
	constructor(
		said: Failure,
		o: {
			again: boolean;
			canRetry: boolean;
			code?: string | null;
			retryAfter?: number | null;
			cause?: unknown;
		},
	) {
		super(said.code, { cause: o.cause });
		this.name = "UploadFailure";
		this.said = said;
		this.again = o.again;
		this.canRetry = o.canRetry;
		this.code = o.code ?? null;
		this.retryAfter = o.retryAfter ?? null;
	}
}

const told = (code: Key<"failures">): Failure => ({ code });

export const connectionLost = (cause?: unknown) =>
	new UploadFailure(told("UPLOAD_LOST"), { again: true, canRetry: true, cause });

/** Browsers refuse to read a file that was deleted, has changed since it was chosen, or is only in the cloud. */
export const unreadable = (cause?: unknown) =>
	new UploadFailure(told("UNREADABLE"), { again: false, canRetry: true, cause });

/** Browsers hash only on pages that came over https or from this machine. */
export const notSecure = () => new UploadFailure(told("NOT_SECURE"), { again: false, canRetry: false });

/** Statuses that the next attempt may not get: a URL that ended, bytes that changed, a conflict, a store that has to rest. */
const passing: ReadonlySet<number> = new Set([400, 403, 408, 409, 425, 429]);

export function refusedByStorage({ status, retryAfter }: PutAnswer) {
	const again = passing.has(status) || status >= 500 || status < 400;
	return new UploadFailure(told("NOT_STORED"), { again, canRetry: true, code: `HTTP_${status}`, retryAfter });
}

export function tooLarge(size: number, limit: number) {
	const code: ErrorCode = "TOO_LARGE";
	// The size is rounded up, because a file just over the limit must not look as if it were within it.
	const megabytes = (bytes: number) => Math.ceil(bytes / 100_000) / 10;
	const said = { code, params: { size: megabytes(size), limit: megabytes(limit) } };
	return new UploadFailure(said, { again: false, canRetry: false, code });
}

/** The file itself is the reason, so the same file would be refused again. */
const hopeless: ReadonlySet<string> = new Set<ErrorCode>([
	"TYPE_NOT_SUPPORTED",
	"EMPTY_FILE",
	"TOO_LARGE",
	"NOT_A_PHOTO",
	"UPLOAD_MISMATCH",
]);

/** The answer holds for all photos of this person in this event, so the others need not be read and refused too. */
const forEveryPhoto: ReadonlySet<string> = new Set<ErrorCode>([
	"SIGNED_OUT",
	"EVENT_NOT_FOUND",
	"NOT_ON_THE_ROLL",
	"UPLOADS_BLOCKED",
	"UPLOADS_NOT_OPEN",
	"UPLOADS_CLOSED",
	"EVENT_ARCHIVED",
]);

export const holdsForEveryPhoto = (failure: UploadFailure) =>
	failure.code !== null && forEveryPhoto.has(failure.code);

/** The server is too busy and says so, or this person sent too much at once. */
export const asksToWait = ({ code, retryAfter }: UploadFailure) =>
	retryAfter !== null || code === ("TOO_MANY_UPLOADS" satisfies ErrorCode);

/** confirm found no object, or the intent has expired, so the bytes must be sent on a new URL. */
const notArrived: ReadonlySet<string> = new Set<ErrorCode>([
	"UPLOAD_MISSING",
	"UPLOAD_EXPIRED",
	"UPLOAD_NOT_FOUND",
]);

export const meansNotArrived = (failure: UploadFailure) =>
	failure.code !== null && notArrived.has(failure.code);

/** Never throws. An error without the `data` of a tRPC error counts as a lost connection: no server answered. */
export function toFailure(error: unknown): UploadFailure {
	if (error instanceof UploadFailure) return error;
	const data = field(error, "data");
	if (typeof data !== "object" || data === null) return askedToWait(error) ?? connectionLost(error);

	const code = field(data, "appCode");
	const retry = field(data, "retry");
	const status = field(data, "httpStatus");
	const known = typeof code === "string";
	return new UploadFailure(known ? failureOf(error) : { code: "INTERNAL" satisfies ErrorCode }, {
		code: known ? code : "INTERNAL",
		again: typeof retry === "boolean" ? retry : typeof status === "number" && status >= 500,
		canRetry: !known || !hopeless.has(code),
		retryAfter: askedWaitOf(error),
		cause: error,
	});
}

/** The answer of a proxy that asks to wait (../../trpc/patient-fetch.ts). tRPC wraps it in an error of its own. */
function askedToWait(error: unknown): UploadFailure | null {
	const retryAfter = askedWaitOf(error);
	if (retryAfter === null) return null;
	return new UploadFailure(told("BUSY"), { again: true, canRetry: true, retryAfter, cause: error });
}

function field(value: unknown, name: string): unknown {
	return typeof value === "object" && value !== null ? Reflect.get(value, name) : undefined;
}
