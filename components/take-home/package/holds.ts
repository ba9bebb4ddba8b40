/** What keeps a package from going on: the person paused it, or the session has ended. Work that is under way may finish. */
import { makeBell } from "../../waiting/bell";

type Hold = "paused" | "signedOut";

export interface Holds {
	hold(why: Hold): void;
	release(why: Hold): void;
	/** What a person has to know first, or null. */
	held(): Hold | null;
	/** Resolves when nothing holds. Rejects with the reason when `signal` is aborted. */
	open(signal: AbortSignal): Promise<void>;
}

export function makeHolds(changed: () => void): Holds {
	const holds = new Set<Hold>();
	const bell = makeBell();
	return {
		hold(why) {
			holds.add(why);
			changed();
		},
		release(why) {
			if (!holds.delete(why)) return;
			changed();
			bell.ring();
		},
		held: () => (holds.has("signedOut") ? "signedOut" : holds.has("paused") ? "paused" : null),
		async open(signal) {
			const stop = () => bell.ring();
			signal.addEventListener("abort", stop);
			try {
				while (holds.size > 0 && !signal.aborted) await bell.heard();
				signal.throwIfAborted();
			} finally {
				signal.removeEventListener("abort", stop);
			}
		},
	};
}
