/** Lets a limited number of photos through a step at once, in the order in which they came. */
export interface Gate {
	/** Resolves when there is room, with the function that leaves. Rejects with the reason when `signal` is aborted. */
	enter(signal: AbortSignal): Promise<() => void>;
	/** How many may be inside. Those who are inside stay when it shrinks. */
	widthIs(width: number): void;
}

export function makeGate(width: number): Gate {
	let room = width;
	let inside = 0;
	const waiting = new Set<() => void>();

	function admit() {
		for (const next of waiting) {
			if (inside >= room) return;
			waiting.delete(next);
			next();
		}
	}

	function come(): () => void {
		inside += 1;
		let left = false;
		return () => {
			if (left) return;
			left = true;
			inside -= 1;
			admit();
		};
	}

	return {
		enter: (signal) =>
			new Promise((resolve, reject) => {
				if (signal.aborted) return reject(signal.reason);
				const stop = () => {
					waiting.delete(next);
					reject(signal.reason);
				};
				const next = () => {
					signal.removeEventListener("abort", stop);
					resolve(come());
				};
				signal.addEventListener("abort", stop);
				waiting.add(next);
				admit();
			}),
		widthIs(width) {
			room = width;
			admit();
		},
	};
}
