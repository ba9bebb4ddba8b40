/**
 * The log: a line of JSON for each thing worth knowing, on standard output. No personal data: an error is reduced to what
 * says where and why, and a person is not named, not even by their id.
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
