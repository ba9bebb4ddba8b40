/** How large a function is, and how large it may be. */
import { type Expected, proxyRoute } from "./expected";
import type { VercelFunction } from "./output";
import { develops, listed, type Rule, titleOf } from "./rule";

/** Unpacked. */
export const megabytesOf = ({ files }: VercelFunction) =>
	[...files.values()].reduce((sum, size) => sum + size, 0) / 1e6;

/** Megabytes. */
export function budgetOf(own: VercelFunction, expected: Expected): number {
	const { megabytes } = expected;
	if (develops(own, expected)) return megabytes.developing;
	return own.routes.every((route) => route === proxyRoute) ? megabytes.proxy : megabytes.others;
}

export const sizes: Rule = ({ functions }, expected) =>
	functions
		.filter((own) => megabytesOf(own) > budgetOf(own, expected))
		.map((own) => {
			const [has, budget] = [megabytesOf(own).toFixed(1), budgetOf(own, expected)];
			return `${titleOf(own)} has ${has} MB and may have ${budget}. The largest parts: ${listed(largestIn(own))}.`;
		});

/** The three packages or folders with the most bytes. */
function largestIn({ files }: VercelFunction): string[] {
	const sums = new Map<string, number>();
	for (const [path, size] of files) {
		const part = /^(node_modules\/(@[^/]+\/)?[^/]+|[^/]+\/[^/]+)\//.exec(path)?.[1] ?? path;
		sums.set(part, (sums.get(part) ?? 0) + size);
	}
	return [...sums]
		.sort(([, a], [, b]) => b - a)
		.slice(0, 3)
		.map(([part, size]) => `${part} (${(size / 1e6).toFixed(1)} MB)`);
}
