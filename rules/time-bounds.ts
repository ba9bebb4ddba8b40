/** Milliseconds: the upper bounds of the groups in which times are counted. A last group has everything above. */
export const timeBounds = [10, 25, 50, 100, 250, 500, 1_000, 2_500, 5_000, 10_000] as const;

/**
 * The bound that this share of the times keeps, from how many fall into each group: null if they are above the last bound, or if there are
 * none.
 */
export function boundOf(buckets: readonly number[], share: number): number | null {
	const all = buckets.reduce((sum, count) => sum + count, 0);
	let seen = 0;
	for (const [group, bound] of timeBounds.entries()) {
		seen += buckets[group] ?? 0;
		if (all > 0 && seen >= share * all) return bound;
	}
	return null;
}
