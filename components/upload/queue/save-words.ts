/** Saves words that were changed after their photo was added. The photo is in the event, so nothing is sent again. */
import type { alarmClock } from "../../waiting/alarm-clock";
import type { Clock } from "../../waiting/clock";
import { retryDelay } from "../../waiting/retry-delay";
import type { QueueStore } from "./queue-store";
import type { UploadApi } from "./seams";
import { toFailure } from "./upload-failure";
import { saysTitle } from "./upload-queue.reducer";

/** Milliseconds, so that a word is not saved letter by letter. */
const pauseMs = 700;

interface Tools {
	api: Pick<UploadApi, "update">;
	clock: Pick<Clock, "wait">;
	alarm: ReturnType<typeof alarmClock>;
	random(): number;
	maxAttempts: number;
}

/** Returns a function that saves the words of an item soon. It may be called for every letter. */
export function saveWords(store: QueueStore, { api, clock, alarm, random, maxAttempts }: Tools) {
	const saving = new Set<string>();

	return async (id: string): Promise<void> => {
		if (saving.has(id)) return;
		saving.add(id);
		try {
			for (let attempts = 0; attempts < maxAttempts; ) {
				await clock.wait(pauseMs);
				const item = store.item(id);
				if (!item?.unsavedWords || item.photoId === null) return;
				const { photoId, title, description, typed } = item;
				try {
					await api.update({
						photoId,
						...(saysTitle(item) ? { title: title.trim() } : {}),
						...(typed.description ? { description: description.trim() } : {}),
					});
					attempts = 0;
					const now = store.item(id);
					if (now?.title !== title || now.description !== description) continue;
					return store.report({ type: "words", id, unsavedWords: false, wordsError: null });
				} catch (error) {
					const failure = toFailure(error);
					attempts += 1;
					if (!failure.again || attempts >= maxAttempts)
						return store.report({ type: "words", id, wordsError: failure.said });
					await alarm.pause(retryDelay(attempts, random));
				}
			}
		} finally {
			saving.delete(id);
		}
	};
}
