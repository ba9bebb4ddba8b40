/**
 * Photos that were removed a moment ago. They are out of sight at once, and the server is told only when they cannot be
 * brought back any more: removing deletes the original, so an undo after that would be a lie. Knows no React;
 * ./removals-provider.tsx connects it.
 */
import type { PhotoView } from "../trpc/types";

export interface Removal {
	photo: PhotoView;
	/** "failed": the photo is in sight again, and `message` says why. */
	state: "undoable" | "sent" | "failed";
	message?: string;
}

interface RemovalsOptions {
	/** Tells the server; must be safe to call while the page goes away. */
	send: (photo: PhotoView) => Promise<void>;
	undoMs?: number;
	schedule?: (work: () => void, ms: number) => () => void;
}

const byTimeout = (work: () => void, ms: number) => {
	const timer = setTimeout(work, ms);
	return () => clearTimeout(timer);
};

export function createRemovals({ send, undoMs = 8_000, schedule = byTimeout }: RemovalsOptions) {
	let removals: readonly Removal[] = [];
	const cancels = new Map<string, () => void>();
	/** Those that the server is being told of. */
	const underWay = new Set<Promise<boolean>>();
	const listeners = new Set<() => void>();
	let covered = false;

	function put(photoId: string, removal: Removal | null) {
		cancels.get(photoId)?.();
		cancels.delete(photoId);
		removals = removals.filter(({ photo }) => photo.id !== photoId);
		if (removal) removals = [...removals, removal];
		for (const listener of [...listeners]) listener();
	}

	function commit(photo: PhotoView) {
		const told = tell(photo).finally(() => underWay.delete(told));
		underWay.add(told);
	}

	/** False where the photo could not be removed. */
	async function tell(photo: PhotoView): Promise<boolean> {
		put(photo.id, { photo, state: "sent" });
		try {
			await send(photo);
			put(photo.id, null);
			return true;
		} catch (error) {
			const message = error instanceof Error ? error.message : String(error);
			put(photo.id, { photo, state: "failed", message });
			return false;
		}
	}

	const undoable = () => removals.filter(({ state }) => state === "undoable");

	function start(photo: PhotoView) {
		cancels.get(photo.id)?.();
		if (covered) return;
		cancels.set(
			photo.id,
			schedule(() => commit(photo), undoMs),
		);
	}

	function hold() {
		for (const cancel of cancels.values()) cancel();
		cancels.clear();
	}

	function release() {
		for (const { photo } of undoable()) start(photo);
	}

	return {
		remove(photo: PhotoView) {
			put(photo.id, { photo, state: "undoable" });
			start(photo);
		},
		/** Brings it back, or takes the message away that it could not be removed. */
		undo(photoId: string) {
			put(photoId, null);
			// The note that held the time is gone, and with it what would have released it.
			release();
		},
		/** Somebody is about to decide: the time stands still until `release`, and then begins anew. */
		hold,
		release,
		/** The notes are out of reach: the time stands still for what is removed meanwhile, too. */
		cover() {
			covered = true;
			hold();
		},
		uncover() {
			covered = false;
			release();
		},
		/** Nobody can undo any more. Ends with the server's answers; false where a photo could not be removed. */
		async flush(): Promise<boolean> {
			for (const { photo } of undoable()) commit(photo);
			const ends = await Promise.all(underWay);
			return ends.every(Boolean);
		},
		getSnapshot: () => removals,
		subscribe(listener: () => void) {
			listeners.add(listener);
			return () => {
				listeners.delete(listener);
			};
		},
	};
}

export type Removals = ReturnType<typeof createRemovals>;
