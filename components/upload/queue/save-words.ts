/**
 * Saves words that were changed after their photo was added. The photo is in the event, so nothing is sent again. It waits
 * like the rest of the queue: as long as the server asks for it, and as long as it cannot be reached.
 */
import type { QueueStore } from "./queue-store";
import type { UploadApi } from "./seams";
import { toFailure, type UploadFailure } from "./upload-failure";
import { saysTitle } from "./upload-queue.reducer";

/** Milliseconds, so that a word is not saved letter by letter. */
const pauseMs = 700;

/** What trying has cost so far. */
interface Tried {
	attempts: number;
	/** Milliseconds that the server asked to wait. */
	waitedMs: number;
}

interface Tools {
	wait(ms: number): Promise<void>;
	update(id: string, input: Parameters<UploadApi["update"]>[0]): Promise<unknown>;
	/** Resolves when the words may be sent again, or with null if that would not help. */
	untilWorthTrying(id: string, failure: UploadFailure, before: Tried): Promise<Tried | null>;
}

const notTried: Tried = { attempts: 0, waitedMs: 0 };

/** Returns a function that saves the words of an item soon. It may be called for every letter. */
export function saveWords(store: QueueStore, { wait, update, untilWorthTrying }: Tools) {
	const saving = new Set<string>();

	async function save(id: string): Promise<void> {
		let tried = notTried;
		for (;;) {
			await wait(pauseMs);
			const item = store.item(id);
			if (!item?.unsavedWords || item.photoId === null) return;
			const { photoId, title, description, typed } = item;
			try {
				await update(id, {
					photoId,
					...(saysTitle(item) ? { title: title.trim() } : {}),
					...(typed.description ? { description: description.trim() } : {}),
				});
				tried = notTried;
				const now = store.item(id);
				if (now?.title !== title || now.description !== description) continue;
				return store.report({ type: "words", id, unsavedWords: false, wordsError: null });
			} catch (error) {
				const failure = toFailure(error);
				const more = await untilWorthTrying(id, failure, tried);
				if (!more) return store.report({ type: "words", id, wordsError: failure.said });
				tried = more;
			}
		}
	}

	return async (id: string): Promise<void> => {
		if (saving.has(id)) return;
		saving.add(id);
		await save(id).finally(() => saving.delete(id));
	};
}
