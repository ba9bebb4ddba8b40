/**
 * A semaphore that runs at most `places` tasks at once in this process. The others wait, first come, first served.
 */
export function makeSemaphore(places: number): <T>(task: () => Promise<T>) => Promise<T> {
	let free = places;
	const waiting: (() => void)[] = [];
	return async (task) => {
		if (free > 0) free -= 1;
		else await new Promise<void>((begin) => waiting.push(begin));
		try {
			return await task();
		} finally {
			// The place goes straight to the next task that waits, so that no newer task can take it first.
			const next = waiting.shift();
			if (next) next();
			else free += 1;
		}
	};
}
