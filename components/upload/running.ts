/** What the upload queues of this tab do (./open-queues.ts), for pages that load nothing else of them. */

export interface Running {
	/** The event whose page shows more. */
	readonly slug: string;
	readonly name: string;
	/** Of all events together. */
	readonly done: number;
	readonly started: number;
	readonly underWay: number;
	readonly failed: number;
}

const listeners = new Set<() => void>();
let running: Running | null = null;

/** Photos are under way, or failed while nobody looked. Null otherwise. The same object until something changed. */
export const runningUploads = () => running;

export function subscribeToRunning(listener: () => void): () => void {
	listeners.add(listener);
	return () => listeners.delete(listener);
}

export function tellRunning(now: Running | null) {
	if (JSON.stringify(now) === JSON.stringify(running)) return;
	running = now;
	for (const listener of [...listeners]) listener();
}
