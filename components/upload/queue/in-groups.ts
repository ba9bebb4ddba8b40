/**
 * Calls that are made while others are under way travel together: the client puts calls of the same moment into one
 * request (../../trpc/api-links.ts). The first call goes at once, so nothing waits without need.
 */
interface Grouping {
	/** Calls in one group. */
	most: number;
	/** Groups under way at once. */
	atOnce: number;
}

export function inGroups<Input, Answer>(
	call: (input: Input) => Promise<Answer>,
	{ most, atOnce }: Grouping,
): (input: Input) => Promise<Answer> {
	const waiting: { input: Input; answer: (promise: Promise<Answer>) => void }[] = [];
	let underWay = 0;

	function next() {
		while (underWay < atOnce && waiting.length > 0) {
			underWay += 1;
			const group = waiting.splice(0, most).map(({ input, answer }) => {
				const promise = call(input);
				answer(promise);
				return promise;
			});
			void Promise.allSettled(group).then(() => {
				underWay -= 1;
				next();
			});
		}
	}

	return (input) =>
		new Promise((resolve) => {
			waiting.push({ input, answer: resolve });
			next();
		});
}
