/** Pauses that end when their time is over or when everyone is woken, whichever comes first. */
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
