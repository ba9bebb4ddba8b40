import type { SendLocks } from "../queue/seams";

/**
 * Web Locks, which all tabs of the browser share. A tab that dies releases its locks. Old browsers have none, and pages
 * that came over plain http neither; then the server decides alone, and only bytes are sent twice.
 */
export function browserLocks(eventId: string): SendLocks {
	return {
		async alone(sha256, signal, work) {
			if (!navigator.locks) return work();
			return await navigator.locks.request(`rollcall-send ${eventId} ${sha256}`, { signal }, work);
		},
	};
}
