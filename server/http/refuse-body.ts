/** The answers that refuse a request. Those about a body are the same in ./body-door.ts and ./read-body.ts. */
import { privateAnswer } from "./private-answer";

/** Two of the limits in ../limits.ts. */
export interface BodyLimits {
	requestBytes: number;
	requestSeconds: number;
}

export interface Refusal {
	status: 405 | 408 | 413;
	/** A sentence for people. It names the limit, if there is one. */
	error: string;
}

export const tooLarge = ({ requestBytes }: BodyLimits): Refusal => ({
	status: 413,
	error: `A request can have at most ${requestBytes / 1_000} kB.`,
});

export const tooSlow = ({ requestSeconds }: BodyLimits): Refusal => ({
	status: 408,
	error: `This request took longer than ${requestSeconds} seconds to arrive.`,
});

export const noTrace: Refusal = { status: 405, error: "This server does not answer TRACE requests." };

export const refusalResponse = ({ status, error }: Refusal) =>
	Response.json({ error }, { status, headers: privateAnswer });
