/** Runs at most `places` tasks at once in this process; the others wait, first come first served. */
export function makeSemaphore(places: number): <T>(task: () => Promise<T>) => Promise<T> {
	let free = places;
	const waiting: (() => void)[] = [];
	return async (task) => {
		if (free > 0) free -= 1;
		else await new Promise<void>((begin) => waiting.push(begin));
		try {
			return await task();
		} finally {
			// The place is handed over, not freed: nobody who comes now may take it first.
			const next = waiting.shift();
			if (next) next();
			else free += 1;
		}
	};
}
