/** Lets loops wait until something changed. Whoever waits looks again by itself whether it was what it waits for. */
export interface Bell {
	ring(): void;
	/** Resolves with the next ring. */
	heard(): Promise<void>;
}

export function makeBell(): Bell {
	let waiting: (() => void)[] = [];
	return {
		ring() {
			const rung = waiting;
			waiting = [];
			for (const go of rung) go();
		},
		heard: () => new Promise((resolve) => waiting.push(resolve)),
	};
}
