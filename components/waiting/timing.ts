/** The queue's waits: pauses that can be cut short, limits on silence, and one-at-a-time. */

/** Milliseconds before attempt n+1: about 1, 3, 9, 27 s, half of it by chance so that a venue does not return as one. */
export function retryDelay(attemptsMade: number, random: () => number): number {
	return Math.min(30_000, 1_000 * 3 ** (attemptsMade - 1)) * (0.5 + random() / 2);
}

/**
 * Milliseconds to wait where the server asked for some seconds: never less, because it knows best, up to half as much more
 * so that a venue does not return as one, and no word keeps a photo for more than a minute or two.
 */
export function askedPause(seconds: number, random: () => number): number {
	return Math.min(Math.max(seconds, 1), 60) * 1_000 * (1 + random() / 2);
}

/** Rejects with `late()` when `work` takes longer. `work` itself goes on: only for what is safe to repeat. */
export function withTimeout<T>(ms: number, work: Promise<T>, late: () => Error): Promise<T> {
	return new Promise((resolve, reject) => {
		const timer = setTimeout(() => reject(late()), ms);
		work.then(resolve, reject).finally(() => clearTimeout(timer));
	});
}

/** A lane in which the next work starts when the one before has ended, well or badly. */
export function makeMutex() {
	let last: Promise<unknown> = Promise.resolve();
	return <T>(work: () => Promise<T>): Promise<T> => {
		const result = last.then(work);
		last = result.catch(() => {});
		return result;
	};
}

/** Pauses that end after their time or when everybody is woken, whichever is first. */
export function alarmClock(wait: (ms: number) => Promise<void>) {
	const sleepers = new Set<() => void>();
	return {
		pause(ms: number): Promise<void> {
			return new Promise((resolve) => {
				const wake = () => {
					sleepers.delete(wake);
					resolve();
				};
				sleepers.add(wake);
				void wait(ms).then(wake);
			});
		},
		wakeAll() {
			for (const wake of [...sleepers]) wake();
		},
	};
}
