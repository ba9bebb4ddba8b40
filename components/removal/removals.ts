/**
 * Photos that were removed a moment ago. They are hidden at once, but the request is sent only after the time to undo,
 * because removing deletes the original and cannot be undone on the server. Independent of React;
 * ./removals-provider.tsx connects it.
 */
import type { Failure } from "@/messages/types";
import { failureOf } from "../trpc/failure-of";
import type { PhotoView } from "../trpc/types";

/** "failed": the photo is shown again, and `failure` says why it could not be removed. */
export type Removal = { photo: PhotoView } & (
	| { state: "undoable" | "sent" }
	| { state: "failed"; failure: Failure }
);

interface RemovalsOptions {
	/** Sends the removal to the server. Must be safe to call while the page closes. */
	send: (photo: PhotoView) => Promise<void>;
	/** The photo as it is now, if this error says that somebody has changed it; otherwise null. A retry then names what it was. */
	look?: (photo: PhotoView, error: unknown) => Promise<PhotoView | null>;
	undoMs?: number;
	schedule?: (work: () => void, ms: number) => () => void;
}

const byTimeout = (work: () => void, ms: number) => {
	const timer = setTimeout(work, ms);
	return () => clearTimeout(timer);
};

export function createRemovals({
	send,
	look = async () => null,
	undoMs = 20_000,
	schedule = byTimeout,
}: RemovalsOptions) {
	let removals: readonly Removal[] = [];
	const cancels = new Map<string, () => void>();
	/** Removals that are being sent. */
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
		const sending = deliver(photo).finally(() => underWay.delete(sending));
		underWay.add(sending);
	}

	/** Resolves to false if the photo could not be removed. */
	async function deliver(photo: PhotoView): Promise<boolean> {
		put(photo.id, { photo, state: "sent" });
		try {
			await send(photo);
			put(photo.id, null);
			return true;
		} catch (error) {
			const now = await look(photo, error).catch(() => null);
			put(photo.id, { photo: now ?? photo, state: "failed", failure: failureOf(error) });
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
		/** Brings the photo back, or dismisses the message that it could not be removed. */
		undo(photoId: string) {
			put(photoId, null);
			// The note that paused the time is gone, so its own release will not come.
			release();
		},
		/** Pauses the time to undo, because somebody is about to decide. `release` restarts it from the beginning. */
		hold,
		release,
		/** A dialog covers the notes: the time to undo is paused, also for photos removed while it is open. */
		cover() {
			covered = true;
			hold();
		},
		uncover() {
			covered = false;
			release();
		},
		/** Sends all remaining removals and waits for the answers. Resolves to false if a photo could not be removed. */
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
