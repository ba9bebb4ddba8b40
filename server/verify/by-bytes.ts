/**
 * Compares keys as stores order them, by their UTF-8 bytes. JavaScript compares UTF-16 code units, which puts the characters
 * above U+FFFF before some below it.
 */
export function byBytes(one: string, other: string): number {
	if (one === other) return 0;
	const surrogate = /[\ud800-\udfff]/;
	if (surrogate.test(one) || surrogate.test(other))
		return Buffer.compare(Buffer.from(one), Buffer.from(other));
	return one < other ? -1 : 1;
}
