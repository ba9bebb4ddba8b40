/**
 * Why a photo did not go up, as the queue and the person need to know it.
 * Everything thrown on the way (tRPC errors, lost connections, unreadable files) is turned into one shape here.
 * tRPC errors are read by their shape, not by class: an answer of a proxy or a captive portal has neither.
 */
import type { ErrorCode } from "@/server/errors";

/** What the queue itself throws; `message` is the sentence people read. */
export class UploadFailure extends Error {
	/** The queue may try again by itself. */
	readonly again: boolean;
	/** A retry button can help. */
	readonly canRetry: boolean;
	/** The server's code; null when no server answered. */
	readonly code: string | null;
	/** Seconds that the server asked to wait; null where it did not. */
	readonly retryAfter: number | null;
	constructor(
		message: string,
		o: {
			again: boolean;
			canRetry: boolean;
			code?: string | null;
			retryAfter?: number | null;
			cause?: unknown;
		},
	) {
		super(message, { cause: o.cause });
		this.name = "UploadFailure";
		this.again = o.again;
		this.canRetry = o.canRetry;
		this.code = o.code ?? null;
		this.retryAfter = o.retryAfter ?? null;
	}
}

export const connectionLost = (cause?: unknown) =>
	new UploadFailure("The connection was lost before this photo was in. Check your network and try again.", {
		again: true,
		canRetry: true,
		cause,
	});

/** Deleted, changed since it was chosen, or still in the cloud: the browser then refuses to read it, now and later. */
export const unreadable = (cause?: unknown) =>
	new UploadFailure(
		"This file can no longer be read. If it was moved, deleted or is still in the cloud, add it again from your photos.",
		{ again: false, canRetry: true, cause },
	);

export const refusedByStorage = (status: number) =>
	new UploadFailure("The photo storage did not take this photo. Try again in a moment.", {
		again: true,
		canRetry: true,
		code: `HTTP_${status}`,
	});

export function tooLarge(size: number, limit: number) {
	// Rounded up, so that a file just over the limit never reads as the limit itself.
	const mb = (bytes: number) => (Math.ceil(bytes / 100_000) / 10).toLocaleString("en");
	return new UploadFailure(`This file has ${mb(size)} MB. A photo can have at most ${mb(limit)} MB.`, {
		again: false,
		canRetry: false,
		code: "TOO_LARGE" satisfies ErrorCode,
	});
}

/** The file itself is the reason: the same file will not do better, whoever checks the person in. */
const hopeless: ReadonlySet<string> = new Set<ErrorCode>([
	"TYPE_NOT_SUPPORTED",
	"EMPTY_FILE",
	"TOO_LARGE",
	"UPLOAD_MISMATCH",
]);

/** The answer holds for everything the person adds to this event, so the rest need not be read and refused one by one. */
const forEveryPhoto: ReadonlySet<string> = new Set<ErrorCode>([
	"SIGNED_OUT",
	"EVENT_NOT_FOUND",
	"NOT_ON_THE_ROLL",
	"UPLOADS_NOT_OPEN",
	"UPLOADS_CLOSED",
]);

export const holdsForEveryPhoto = (failure: UploadFailure) =>
	failure.code !== null && forEveryPhoto.has(failure.code);

/** The server has too much to do just now and says so, or this person was too fast for it. */
export const asksToWait = ({ code, retryAfter }: UploadFailure) =>
	retryAfter !== null || code === ("TOO_MANY_REQUESTS" satisfies ErrorCode);

/** confirm found no object, or the intent is over: the bytes have to be sent, on a fresh URL. */
const notArrived: ReadonlySet<string> = new Set<ErrorCode>([
	"UPLOAD_MISSING",
	"UPLOAD_EXPIRED",
	"UPLOAD_NOT_FOUND",
]);

export const meansNotArrived = (failure: UploadFailure) =>
	failure.code !== null && notArrived.has(failure.code);

/** Never throws. Without a tRPC error's `data` no server of ours answered: the connection is to blame. */
export function toFailure(error: unknown): UploadFailure {
	if (error instanceof UploadFailure) return error;
	const data = field(error, "data");
	if (typeof data !== "object" || data === null) return askedToWait(error) ?? connectionLost(error);

	const code = field(data, "appCode");
	const retry = field(data, "retry");
	const status = field(data, "httpStatus");
	const message = field(error, "message");
	const known = typeof code === "string";
	return new UploadFailure(
		known && typeof message === "string"
			? message
			: "Something went wrong on our side. Try again in a moment.",
		{
			code: known ? code : "INTERNAL",
			again: typeof retry === "boolean" ? retry : typeof status === "number" && status >= 500,
			canRetry: !known || !hopeless.has(code),
			retryAfter: secondsIn(data),
			cause: error,
		},
	);
}

/** A proxy's answer (../../trpc/patient-fetch.ts), which tRPC wraps in an error of its own. */
function askedToWait(error: unknown): UploadFailure | null {
	const cause = field(error, "cause");
	const retryAfter = secondsIn(error) ?? secondsIn(cause);
	if (retryAfter === null) return null;
	const message = "The server is busy. Try again in a moment.";
	return new UploadFailure(message, { again: true, canRetry: true, retryAfter, cause: error });
}

function secondsIn(value: unknown): number | null {
	const seconds = field(value, "retryAfter");
	return typeof seconds === "number" && Number.isFinite(seconds) ? seconds : null;
}

function field(value: unknown, name: string): unknown {
	return typeof value === "object" && value !== null ? Reflect.get(value, name) : undefined;
}
