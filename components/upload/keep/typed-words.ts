/**
 * Words that were typed and are not in the database yet, in localStorage, which takes them at once: the database does so only after
 * what it is doing, which takes seconds on a busy device, and a page may crash before. Where localStorage is refused or full,
 * those moments are lost.
 */
import { hasArrived, type QueueItem } from "../queue/upload-item";
import type { ItemRow } from "./kept-store";

type TypedWords = Pick<QueueItem, "title" | "description" | "typed">;

const prefix = "rollcall-words";
const keyOf = (person: string, id: string) => `${prefix} ${person} ${id}`;
const dayMs = 24 * 3_600_000;

export const sameWords = (a: TypedWords, b: TypedWords) =>
	a.title === b.title && a.description === b.description && a.typed.title === b.typed.title;

/** The words of one tab's photos. */
export function typedWordsOf(person: () => string) {
	/** What is noted, by the photo's id. */
	const noted = new Map<string, TypedWords>();
	return {
		note(item: QueueItem) {
			const before = noted.get(item.id);
			if (before && sameWords(before, item)) return;
			noted.set(item.id, item);
			const { title, description, typed } = item;
			try {
				const value = JSON.stringify({ title, description, typed, at: Date.now() });
				localStorage.setItem(keyOf(person(), item.id), value);
			} catch {
				// Refused or full.
			}
		},
		forget(id: string) {
			if (noted.delete(id)) remove(keyOf(person(), id));
		},
		/** The row with the words that were typed after it was written. */
		addTo(row: ItemRow): ItemRow {
			const words = read(keyOf(row.person, row.id));
			if (!words) return row;
			const { title, description, typed } = words;
			noted.set(row.id, words);
			if (sameWords(words, row.item)) return row;
			const unsavedWords = row.item.unsavedWords || hasArrived(row.item);
			return { ...row, item: { ...row.item, title, description, typed, unsavedWords } };
		},
	};
}

/** Deletes what these people have typed, and what a page left a day ago whose photos were never written down. */
export function forgetTypedWords(people: readonly string[], now: number) {
	try {
		for (const key of Object.keys(localStorage)) {
			const [kind, person = ""] = key.split(" ");
			if (kind !== prefix) continue;
			if (people.includes(person) || now - (read(key)?.at ?? 0) > dayMs) remove(key);
		}
	} catch {
		// Refused.
	}
}

function read(key: string): (TypedWords & { at: number }) | null {
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
