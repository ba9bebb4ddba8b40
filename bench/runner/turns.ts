/**
 * The versions in the order of their turns: new, old, old, new, … Each is first as often as the other, so neither
 * profits if the machine becomes slower or faster during the run.
 */
export function turnsOf<T>(round: number, versions: readonly T[]): readonly T[] {
	return round % 2 === 0 ? versions : versions.toReversed();
}

/** Splits this many turns into at most `count` blocks of consecutive turns that differ by one turn at most. */
export function blocksOf(turns: number, count: number): { from: number; to: number }[] {
	const blocks = Math.min(turns, count);
	return Array.from({ length: blocks }, (_, at) => ({
		from: Math.floor((at * turns) / blocks),
		to: Math.floor(((at + 1) * turns) / blocks),
	}));
}
