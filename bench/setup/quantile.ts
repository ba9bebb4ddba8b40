/** The value below which the share `q` of the numbers lies; 0.5 is the median. */
export function quantile(numbers: number[], q: number): number {
	const sorted = numbers.toSorted((a, b) => a - b);
	return sorted[Math.floor((sorted.length - 1) * q)] ?? Number.NaN;
}
