/**
 * Words that were typed and are not in the database yet, in localStorage, which takes them at once: the database does so only after
 * what it is doing, which takes seconds on a busy device, and a page may crash before. Where localStorage is refused or full,
 * those moments are lost.
 */
import { hasArrived, isFinished, type QueueItem } from "../queue/upload-item";
import type { ItemRow } from "./kept-store";
import type { Whose } from "./markers";

interface Note {
	readonly eventId: string;
	readonly tab: string;
	readonly item: QueueItem;
	/** Milliseconds since 1970. */
	readonly at: number;
}

const prefix = "rollcall-words";
const keyOf = (person: string, id: string) => `${prefix} ${person} ${id}`;
/** Milliseconds. */
const forgottenAfter = 24 * 3_600_000;

export const sameWords = (a: QueueItem, b: QueueItem) =>
	a.title === b.title && a.description === b.description && a.typed.title === b.typed.title;

/** The words of one tab's photos. */
export function typedWordsOf(whose: () => Whose, tab: string) {
	/** What is noted, by the photo's id. */
	const noted = new Map<string, { item: QueueItem; wasListed: boolean }>();

	function forget(id: string) {
		if (noted.delete(id)) remove(keyOf(whose().person, id));
	}

	return {
		note(item: QueueItem) {
			const before = noted.get(item.id);
			if (before?.wasListed && sameWords(before.item, item)) return;
			noted.set(item.id, { item, wasListed: true });
			const { person, eventId } = whose();
			const note: Note = { eventId, tab, item, at: Date.now() };
			try {
				localStorage.setItem(keyOf(person, item.id), JSON.stringify(note));
			} catch {
				// Refused or full.
			}
		},
		forget,
		/** Forgets the words of photos that have left this list, or have nothing left to do. */
		forgetFinished(items: readonly QueueItem[]) {
			if (noted.size === 0) return;
			const present = new Map(items.map((item) => [item.id, item]));
			for (const [id, { wasListed }] of [...noted]) {
				const item = present.get(id);
				if (item ? isFinished(item) : wasListed) forget(id);
			}
		},
		/** The row with the words that were typed after it was written. */
		addTo(row: ItemRow): ItemRow {
			const note = read(keyOf(row.person, row.id));
			if (!note) return row;
			noted.set(row.id, { item: note.item, wasListed: false });
			if (sameWords(note.item, row.item)) return row;
			const { title, description, typed } = note.item;
			const unsavedWords = row.item.unsavedWords || hasArrived(row.item);
			return { ...row, item: { ...row.item, title, description, typed, unsavedWords } };
		},
		/**
		 * Rows for photos in the event whose words were changed afterwards, in a tab that ended before it had written their row again.
		 * Any other photo without a row has to be chosen again.
		 */
		withoutRow(known: readonly ItemRow[], hasEnded: (tab: string) => boolean): ItemRow[] {
			const { person, eventId } = whose();
			return keys(person).flatMap((key) => {
				const note = read(key);
				if (!note || note.eventId !== eventId || !note.item.unsavedWords || !hasEnded(note.tab)) return [];
				const { item, at } = note;
				if (known.some(({ id }) => id === item.id)) return [];
				noted.set(item.id, { item, wasListed: false });
				return [{ person, eventId, tab, id: item.id, order: at, item }];
			});
		},
	};
}

/** Deletes what these people have typed, and what a page left a day ago whose photos were never written down. */
export function forgetTypedWords(people: readonly string[], now: number) {
	for (const key of keys())
		if (
			people.some((person) => key.startsWith(keyOf(person, ""))) ||
			now - (read(key)?.at ?? 0) > forgottenAfter
		)
			remove(key);
}

/** The keys of one person, or of everybody. */
function keys(person?: string): string[] {
	const begin = person === undefined ? `${prefix} ` : keyOf(person, "");
	try {
		return Object.keys(localStorage).filter((key) => key.startsWith(begin));
	} catch {
		return [];
	}
}

function read(key: string): Note | null {
	try {
		return JSON.parse(localStorage.getItem(key) ?? "null");
	} catch {
		return null;
	}
}

function remove(key: string) {
	try {
		localStorage.removeItem(key);
	} catch {
		// Refused.
	}
}
