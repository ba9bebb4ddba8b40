/** The two answers to a body that is not read to its end, the same wherever it is refused. */
import { privateAnswer } from "./private-answer";

/** As in ../limits.ts. */
export interface BodyLimits {
	requestBytes: number;
	requestSeconds: number;
}

export interface Refusal {
	status: 408 | 413;
	/** A sentence for people that names the limit. */
	error: string;
}

export const tooLarge = ({ requestBytes }: BodyLimits): Refusal => ({
	status: 413,
	error: `A request has at most ${requestBytes / 1_000} kB.`,
});

export const tooSlow = ({ requestSeconds }: BodyLimits): Refusal => ({
	status: 408,
	error: `A request has to arrive within ${requestSeconds} seconds.`,
});

export const refusalResponse = ({ status, error }: Refusal) =>
	Response.json({ error }, { status, headers: privateAnswer });
