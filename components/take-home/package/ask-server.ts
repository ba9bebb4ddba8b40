/** Asks the app's API until it answers: a lost network and a lapsed session only take time. Rejects with an error that no retry changes. */
import { askedWaitOf, failureOf } from "../../trpc/failure-of";
import { isFinal } from "../../trpc/query-client";
import type { ErrorCode } from "@/server/errors";
import type { Holds } from "./holds";
import type { Patience } from "./patience";

export interface AskTools {
	holds: Holds;
	patience: Patience;
	signal: AbortSignal;
}

const signedOut: ErrorCode = "SIGNED_OUT";

export async function askServer<Answer>(
	ask: () => Promise<Answer>,
	{ holds, patience, signal }: AskTools,
): Promise<Answer> {
	for (let failures = 1; ; failures += 1) {
		await holds.open(signal);
		try {
			return await ask();
		} catch (error) {
			signal.throwIfAborted();
			if (failureOf(error).code === signedOut) holds.hold("signedOut");
			else if (isFinal(error)) throw error;
			else await patience.pause(failures, signal, askedWaitOf(error));
		}
	}
}
