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
		claimWords: (sha256) =>
			new Promise((resolve) => {
				const claimed = () => resolve(() => {});
				if (!navigator.locks) return claimed();
				navigator.locks
					.request(`rollcall-words ${eventId} ${sha256}`, { ifAvailable: true }, (lock) => {
						if (lock) return new Promise<void>((release) => resolve(release));
						resolve(null);
					})
					.catch(claimed);
			}),
	};
}
