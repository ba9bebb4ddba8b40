/**
 * Rejects with `late()` when `work` takes longer than `ms` milliseconds. The work itself continues, so use this
 * only for work that is safe to repeat.
 */
export function withTimeout<T>(ms: number, work: Promise<T>, late: () => Error): Promise<T> {
	return new Promise((resolve, reject) => {
		const timer = setTimeout(() => reject(late()), ms);
		work.then(resolve, reject).finally(() => clearTimeout(timer));
	});
}
