/** Random numbers that are the same in every run with the same seed (mulberry32). */
export type Random = ReturnType<typeof makeRandom>;

export function makeRandom(seed: number) {
	let state = seed >>> 0;
	function next(): number {
		state = (state + 0x6d2b79f5) >>> 0;
		let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
		mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
		return (mixed ^ (mixed >>> 14)) >>> 0;
	}
	/** A whole number from 0 to below the limit. */
	const below = (limit: number) => next() % Math.max(1, limit);
	return {
		below,
		/** A whole number between both, inclusive. */
		between: (from: number, to: number) => from + below(to - from + 1),
		pick<Item>(items: readonly Item[]): Item {
			const item = items[below(items.length)];
			if (item === undefined) throw new Error("There is nothing to choose from.");
			return item;
		},
		bytes: (count: number) => Buffer.from(Array.from({ length: count }, () => below(256))),
		/** Text that no picture contains by chance. */
		marker: () => `roll${next().toString(16)}call${next().toString(16)}`,
	};
}
