/**
 * Ends uploads that were announced and are not wanted any more, as often as it takes until the server has answered: otherwise the
 * sweep would make photos of those whose bytes are in the store. What is not answered is written down for the next visit.
 */
import type { alarmClock } from "../../waiting/alarm-clock";
import { retryDelay } from "../../waiting/retry-delay";
import type { Cancelled, UploadApi } from "./seams";
import { toFailure } from "./upload-failure";

interface Tools {
	api: Pick<UploadApi, "cancelUpload">;
	cancelled: Cancelled;
	alarm: ReturnType<typeof alarmClock>;
	random(): number;
}

export function makeCancellations({ api, cancelled, alarm, random }: Tools) {
	let isRunning = false;
	let stopped = false;

	/** Returns false if another try can help later. */
	async function end(photoId: string): Promise<boolean> {
		// The same photo may have been chosen and announced again, also in another tab.
		if (!cancelled.all().includes(photoId)) return true;
		try {
			await api.cancelUpload({ photoId });
		} catch (error) {
			const { again, code } = toFailure(error);
			if (again) return false;
			// After signing in again, the next visit ends it.
			if (code === "SIGNED_OUT") return true;
		}
		cancelled.set(photoId, false);
		return true;
	}

	/** Until all are answered, or the session has ended. */
	async function run() {
		if (isRunning) return;
		isRunning = true;
		for (let tries = 1; !stopped; tries++) {
			const ended = await Promise.all(cancelled.all().map(end));
			if (ended.every(Boolean)) break;
			await alarm.pause(retryDelay(tries, random));
		}
		isRunning = false;
	}

	return {
		add(photoId: string) {
			cancelled.set(photoId, true);
			void run();
		},
		/** The same photo was announced again. */
		forget: (photoId: string) => cancelled.set(photoId, false),
		run: () => void run(),
		stop() {
			stopped = true;
		},
	};
}
