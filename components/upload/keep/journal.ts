/**
 * Writes the queue's photos down as they change: their words, their state, and what saves work later (the hash, and what
 * the store may have already). Only what differs from the row is written, a moment after it changed. Typed words are noted until
 * they are written (./typed-words.ts).
 */
import { makeMutex } from "../../waiting/mutex";
import { isFinished, type QueueItem } from "../queue/upload-item";
import type { EventRow, ItemRow, KeptStore } from "./kept-store";
import { sameWords, typedWordsOf } from "./typed-words";

const afterMs = 200;

interface JournalOptions {
	items: () => readonly QueueItem[];
	store: KeptStore;
	tab: string;
	event: () => EventRow;
	/** Called when something was written, with the number of photos of the event that all tabs have. */
	onWritten: (left: number) => void;
	/** Called when bytes were deleted. */
	onFreed: () => void;
	onFailed: (error: unknown) => void;
}

/** Progress alone is not worth a write, and neither is a step that is taken again after a reload. */
const textOf = (item: QueueItem) =>
	JSON.stringify({ ...item, sentBytes: 0, status: beforeTheWire.has(item.status) ? "waiting" : item.status });
const beforeTheWire: ReadonlySet<QueueItem["status"]> = new Set(["waiting", "hashing", "signing"]);

export function createJournal({ items, store, tab, event, onWritten, onFreed, onFailed }: JournalOptions) {
	const inTurn = makeMutex();
	const written = new Map<string, { item: QueueItem; text: string; order: number }>();
	let timer: ReturnType<typeof setTimeout> | undefined;
	let newest = 0;
	const typedWords = typedWordsOf(event, tab);

	/** Greater than all before, also when many photos are added in the same millisecond. */
	function nextOrder() {
		newest = Math.max(newest + 0.001, Date.now());
		return newest;
	}

	function changes(): { rows: ItemRow[]; gone: string[] } {
		const present = new Set<string>();
		const rows: ItemRow[] = [];
		const { person, eventId } = event();
		for (const item of items()) {
			if (isFinished(item)) continue;
			present.add(item.id);
			const known = written.get(item.id);
			if (known?.item === item || known?.text === textOf(item)) continue;
			rows.push({ id: item.id, person, eventId, tab, order: known?.order ?? nextOrder(), item });
		}
		return { rows, gone: [...written.keys()].filter((id) => !present.has(id)) };
	}

	/**
	 * What the store may have by now is written at once, because without it the bytes would be sent again; so are words that were
	 * changed after the photo was announced, because the event would keep the first ones; and what was taken off the list,
	 * because it would come back.
	 */
	function isUrgent(): boolean {
		const listed = new Set(items().map(({ id }) => id));
		if ([...written.keys()].some((id) => !listed.has(id))) return true;
		return items().some((item) => {
			const known = written.get(item.id)?.item;
			if (!known || known === item) return false;
			const hasNewWords = known.title !== item.title || known.description !== item.description;
			return (
				known.photoId !== item.photoId ||
				known.arrived !== item.arrived ||
				(item.photoId !== null && hasNewWords)
			);
		});
	}

	function noteWords() {
		typedWords.forgetFinished(items());
		for (const item of items()) {
			const known = written.get(item.id)?.item;
			if (known === item || isFinished(item)) continue;
			const hasNewWords = known ? !sameWords(known, item) : item.typed.title || item.typed.description;
			if (hasNewWords) typedWords.note(item);
		}
	}

	/** The words that the database has by now need not be noted any more. */
	function forgetWritten(rows: readonly ItemRow[], gone: readonly string[]) {
		const now = new Map(items().map((item) => [item.id, item]));
		for (const { id, item } of rows) {
			const present = now.get(id);
			if (!present || sameWords(present, item)) typedWords.forget(id);
		}
		for (const id of gone) typedWords.forget(id);
	}

	function write() {
		return inTurn(async () => {
			const { rows, gone } = changes();
			if (rows.length === 0 && gone.length === 0) return;
			const { left } = await store.save(event(), rows, gone);
			for (const { id, item, order } of rows) written.set(id, { item, text: textOf(item), order });
			for (const id of gone) written.delete(id);
			forgetWritten(rows, gone);
			onWritten(left);
			if (gone.length > 0) void store.deleteBytes(gone).then(onFreed).catch(onFailed);
		}).catch(onFailed);
	}

	return {
		/** The queue has changed. */
		note() {
			noteWords();
			if (isUrgent()) return void write();
			timer ??= setTimeout(() => {
				timer = undefined;
				void write();
			}, afterMs);
		},
		/** Writes at once, because the page may be about to end. */
		flush: write,
		/** These rows are this tab's from now on. */
		take(rows: readonly ItemRow[]) {
			for (const { id, item, order } of rows) written.set(id, { item, text: textOf(item), order });
		},
		/** The row with the words that were typed after it was written. */
		withTypedWords: typedWords.addTo,
		/** Rows for photos whose row was gone when their words were typed. */
		typedWithoutRow: typedWords.withoutRow,
		has: (id: string) => written.has(id),
		/** Writes the event's row anew, if there are photos to it. */
		async writeEvent() {
			if (written.size > 0) await store.save(event(), [], []).catch(onFailed);
		},
		/** Everything is written again, because the browser has deleted it. */
		startOver: () => written.clear(),
		stop() {
			clearTimeout(timer);
		},
	};
}
