/**
 * Which request meets which fault: by a script, or at random from a seed, so that a run that failed can be looked at again.
 * Requests come in an order that a busy machine may change, so the same seed gives the same faults, but perhaps to others.
 */

export type Fault =
	| { kind: "pass" }
	/** Passes the request on after this time. */
	| { kind: "delay"; ms: number }
	/** Reads the request and never answers. */
	| { kind: "stall" }
	/** Ends the connection after this many bytes of the request's body. */
	| { kind: "cutRequest"; afterBytes: number }
	/** The request reaches the server, whose answer is lost. */
	| { kind: "loseAnswer" }
	/** Answers by itself. `readable` says whether a page of another origin may read the answer; otherwise it sees a network error. */
	| { kind: "answer"; status: 403 | 429 | 500 | 503; retryAfter?: number; readable: boolean }
	/** Ends all connections and refuses new ones for this time. */
	| { kind: "goAway"; ms: number };

export interface Asked {
	method: string;
	/** With its query. */
	path: string;
	/** Bytes of the body that the request announces. */
	length: number;
	/** How many requests the plan was asked about before. */
	index: number;
}

export type Plan = (asked: Asked) => Fault;

export const pass: Plan = () => ({ kind: "pass" });

/** The faults one after the other; afterwards everything passes. */
export function scripted(...faults: readonly Fault[]): Plan {
	const left = [...faults];
	return () => left.shift() ?? { kind: "pass" };
}

/** Only requests that `isMeant` meet the plan, and only they are counted by it. */
export function only(isMeant: (asked: Omit<Asked, "index">) => boolean, plan: Plan): Plan {
	let index = 0;
	return (asked) => (isMeant(asked) ? plan({ ...asked, index: index++ }) : { kind: "pass" });
}

/** Numbers from 0 up to 1 that only the seed decides (mulberry32, by Tommy Ettinger). */
export function seeded(seed: number): () => number {
	let state = seed >>> 0;
	return () => {
		state = (state + 0x6d2b79f5) >>> 0;
		let mixed = Math.imul(state ^ (state >>> 15), state | 1);
		mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
		return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
	};
}

interface RandomOptions {
	seed: number;
	/** How often a request meets a fault, from 0 to 1. */
	share: number;
	/** How many requests may be left without an answer. Each of them costs as long as the caller is patient. */
	stalls?: number;
}

/** Every kind of fault is as likely as the others. */
export function random({ seed, share, stalls = 0 }: RandomOptions): Plan {
	const next = seeded(seed);
	const below = (limit: number) => Math.floor(next() * limit);
	let stallsLeft = stalls;
	const faults: ((asked: Asked) => Fault)[] = [
		() => ({ kind: "delay", ms: below(300) }),
		({ length }) => ({ kind: "cutRequest", afterBytes: below(length + 1) }),
		() => ({ kind: "loseAnswer" }),
		() => ({ kind: "answer", status: 500, readable: next() < 0.5 }),
		() => ({ kind: "answer", status: 503, retryAfter: 1, readable: next() < 0.5 }),
		() => ({ kind: "answer", status: 429, retryAfter: 1, readable: next() < 0.5 }),
		() => ({ kind: "answer", status: 403, readable: next() < 0.5 }),
		() => ({ kind: "goAway", ms: below(400) }),
		() => (stallsLeft-- > 0 ? { kind: "stall" } : { kind: "pass" }),
	];
	return (asked) => {
		if (next() >= share) return { kind: "pass" };
		return faults[below(faults.length)]?.(asked) ?? { kind: "pass" };
	};
}
