/** Asks the app's API until it answers: a lost network and a lapsed session only take time. Rejects with an error that no retry changes. */

import type { ErrorCode } from "@/server/errors";
import { askedWaitOf, failureOf } from "../../trpc/failure-of";
import { isFinal } from "../../trpc/query-client";
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
	function afterFailure(error: unknown, failures: number) {
		const asked = askedWaitOf(error);
		const isLost = asked === null && failureOf(error).code === "CONNECTION_LOST";
		return isLost
			? patience.afterLoss("app", failures, signal)
			: patience.afterAnswer(failures, signal, asked);
	}

	for (let failures = 1; ; failures += 1) {
		await holds.open(signal);
		try {
			const answer = await ask();
			patience.reached("app");
			return answer;
		} catch (error) {
			signal.throwIfAborted();
			if (failureOf(error).code === signedOut) holds.hold("signedOut");
			else if (isFinal(error)) throw error;
			else await afterFailure(error, failures);
		}
	}
}
