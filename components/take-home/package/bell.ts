/** Lets loops wait until something changed. Whoever waits looks again by itself whether it was what it waits for. */
export interface Bell {
	ring(): void;
	/** Resolves with the next ring. */
	heard(): Promise<void>;
}

export function makeBell(): Bell {
	let next = Promise.withResolvers<void>();
	return {
		ring() {
			const rung = next;
			next = Promise.withResolvers<void>();
			rung.resolve();
		},
		heard: () => next.promise,
	};
}
