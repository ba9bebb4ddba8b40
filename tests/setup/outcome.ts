/**
 * How a call of the API ends for its caller: the error from the server's own error formatter, not the exception.
 */
import { getTRPCErrorFromUnknown, getTRPCErrorShape } from "@trpc/server";
import type { ErrorCode } from "@/server/errors";
import { appRouter } from "@/server/routers/_app";

export interface Refusal {
	code: ErrorCode;
	message: string;
	retry: boolean;
	httpStatus: number;
}

/** The error of the call; null if it succeeds. */
export async function refusal(call: Promise<unknown>): Promise<Refusal | null> {
	try {
		await call;
		return null;
	} catch (cause) {
		const { message, data } = getTRPCErrorShape({
			...{ config: appRouter._def._config, error: getTRPCErrorFromUnknown(cause), type: "mutation" },
			...{ path: undefined, input: undefined, ctx: undefined },
		});
		return { code: data.appCode, message, retry: data.retry, httpStatus: data.httpStatus };
	}
}

/** "ok", or the code of the error. */
export async function outcome(call: Promise<unknown>): Promise<ErrorCode | "ok"> {
	return (await refusal(call))?.code ?? "ok";
}
