/** The two answers that refuse a body. They are the same in ./body-door.ts and ./read-body.ts. */
import { privateAnswer } from "./private-answer";

/** Two of the limits in ../limits.ts. */
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
	error: `A request can have at most ${requestBytes / 1_000} kB.`,
});

export const tooSlow = ({ requestSeconds }: BodyLimits): Refusal => ({
	status: 408,
	error: `This request took longer than ${requestSeconds} seconds to arrive.`,
});

export const refusalResponse = ({ status, error }: Refusal) =>
	Response.json({ error }, { status, headers: privateAnswer });
