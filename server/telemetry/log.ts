/**
 * The log: lines of JSON on standard output. It has no personal data: errors are reduced to where and why they
 * happened, and people are not named, not even by their ids.
 */
import { trace } from "@opentelemetry/api";
import { type DestinationStream, type LevelWithSilent, type Logger, pino, stdTimeFunctions } from "pino";
import { errorFacts } from "./error-facts";
import { currentRequestId } from "./request-id";

export type Log = Pick<Logger, "info" | "warn" | "error">;

export function makeLog(level: LevelWithSilent, to?: DestinationStream): Log {
	const options = {
		level,
		base: null,
		timestamp: stdTimeFunctions.isoTime,
		formatters: { level: (label: string) => ({ level: label }) },
		serializers: { err: errorFacts },
		mixin: () => ({ requestId: currentRequestId(), traceId: trace.getActiveSpan()?.spanContext().traceId }),
	};
	return to ? pino(options, to) : pino(options);
}
