/** Returns a function that runs one piece of work at a time, in the order of the calls. A failure stops nothing. */
export function makeMutex() {
	let last: Promise<unknown> = Promise.resolve();
	return <T>(work: () => Promise<T>): Promise<T> => {
		const result = last.then(work);
		last = result.catch(() => {});
		return result;
	};
}

export type Mutex = ReturnType<typeof makeMutex>;
