/** What the queue's tests choose from, and the ways in which a server, a store or a network can fail a photo. */
import { TRPCClientError } from "@trpc/client";
import { onTestFinished, vi } from "vitest";
import type { ErrorCode } from "@/server/errors";
import { AskedToWait } from "../../trpc/patient-fetch";
import type { InitiateInput, KeptWords, PutAnswer, UploadTransport, Words } from "./seams";

/** An error as it reaches the browser through tRPC. */
export const serverError = (appCode: ErrorCode, retry = false) =>
	TRPCClientError.from({
		error: { message: "In English.", code: -32000, data: { appCode, retry, httpStatus: 400 } },
	});

/** The server, or a proxy in front of it, asks to try again later. */
export const busy = (retryAfter: number) =>
	TRPCClientError.from({
		error: {
			...{ message: "Busy.", code: -32000 },
			data: { appCode: "SERVER_BUSY", retry: true, httpStatus: 503, retryAfter },
		},
	});
export const busyProxy = (retryAfter: number) => TRPCClientError.from(new AskedToWait(retryAfter));

export const networkError = () => new TypeError("Failed to fetch");

export const noAnswer = () => TRPCClientError.from(networkError());

export function photo(name: string, bytes = 1_000): File {
	return new File([new Uint8Array(bytes)], name, { type: "image/jpeg" });
}

export const photos = (count: number) => Array.from({ length: count }, (_, i) => photo(`photo-${i}.jpg`));

export function gate() {
	let open = () => {};
	const opened = new Promise<void>((resolve) => {
		open = resolve;
	});
	return { open, opened };
}

type Put = Parameters<UploadTransport["put"]>[0];
type Step<Input, Answer> = (input: Input) => Promise<Answer>;

/** The next answers for a file, in order. When they are used up, the world follows its rules. */
export interface Script {
	sha256?: Step<File, string>[];
	initiate?: Step<InitiateInput, never>[];
	/** A step that returns no answer lets the world answer by its rules. */
	put?: Step<Put, PutAnswer | undefined>[];
	confirm?: Step<string, { id: string } & KeptWords>[];
	update?: Step<string, Words>[];
}

export const refuse = (error: unknown) => () => Promise.reject(error);

/** Sends everything, or the given part, and then loses the connection. */
export const lose =
	(part = 1): Step<Put, never> =>
	async ({ file, onProgress }) => {
		onProgress(Math.floor(file.size * part));
		throw networkError();
	};

export const status =
	(code: number): Step<Put, { status: number }> =>
	async ({ file, onProgress }) => {
		onProgress(file.size);
		return { status: code };
	};

/** Sends some bytes, and the rest once the gate is open. */
export const pauseAt =
	({ opened }: { opened: Promise<void> }, ...progress: number[]): Step<Put, undefined> =>
	async ({ onProgress }) => {
		for (const bytes of progress) onProgress(bytes);
		await opened;
		return undefined;
	};

/** Sends nothing and never ends unless it is aborted. */
export const hang: Step<Put, never> = ({ signal }) =>
	new Promise((_, reject) => signal.addEventListener("abort", () => reject(signal.reason)));

/**
 * Never answers, and lets so much time pass at once. The clock of timeouts stands still otherwise, for the rest of
 * the test: only this silence is one, and not a moment in which the machine is busy.
 */
export function neverAnswered({ silenceMs }: { silenceMs: number }): () => Promise<never> {
	vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] });
	onTestFinished(() => void vi.useRealTimers());
	return () => {
		setImmediate(() => vi.advanceTimersByTime(silenceMs));
		return new Promise(() => {});
	};
}
