/**
 * How fast the photos are sent and how long the rest takes, for people: smoothed, in honest words, and nothing at all
 * while there is too little to say.
 */

export interface Pace {
	/** Bytes a second. */
	readonly speed: number;
	/** Whole minutes, at least 1. Null while less than a minute is left. */
	readonly minutesLeft: number | null;
}

interface Sample {
	readonly at: number;
	readonly gained: number;
}

/** Milliseconds over which the speed is averaged, because a phone's network comes in bursts. */
const windowMs = 20_000;
/** Milliseconds and bytes below which an average says nothing. */
const enough = { ms: 4_000, bytes: 200_000 };
/** How much of the speed shown a new measurement makes up. */
const weight = 0.2;
const minute = 60_000;

/** `sent` is what was sent before the first measurement. */
export function paceMeter(sent = 0) {
	let samples: Sample[] = [];
	let before = sent;
	let gained = 0;
	let shown: number | null = null;
	let smooth: number | null = null;

	return {
		/**
		 * Takes the bytes sent so far and returns what can be said. Bytes that are taken back, because an attempt failed,
		 * do not make the speed negative: they are only left to send again.
		 */
		measure(at: number, sent: number, total: number): Pace | null {
			gained += Math.max(0, sent - before);
			before = sent;
			samples = [...samples.filter((sample) => at - sample.at <= windowMs), { at, gained }];
			const first = samples[0] ?? { at, gained };
			const [ms, bytes] = [at - first.at, gained - first.gained];
			if (ms < enough.ms || bytes < enough.bytes) {
				shown = null;
				smooth = null;
				return null;
			}
			const average = (bytes / ms) * 1_000;
			smooth = smooth === null ? average : smooth + (average - smooth) * weight;
			const speed = smooth;
			const minutes = ((total - sent) / speed) * (1_000 / minute);
			if (minutes < 0.8) shown = null;
			else if (shown === null || minutes > shown + 0.5 || minutes < shown - 1.1) shown = Math.ceil(minutes);
			return { speed, minutesLeft: shown };
		},
	};
}
