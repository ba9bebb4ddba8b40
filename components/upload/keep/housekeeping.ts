/** Deletes what this browser holds too long or for people who signed out. Any visit of anybody does it. */
import { keptForMs, keptWithoutPlaceMs } from "./keeping";
import { type EventRow, openKeptStore } from "./kept-store";
import { mark, markSignedOut, signedOutPeople, unmarkPerson } from "./markers";
import { needsBytes } from "./restored-item";
import { forgetTypedWords } from "./typed-words";

export const isExpired = ({ usedAt, lostAt }: Pick<EventRow, "usedAt" | "lostAt">, now: number) =>
	now - usedAt > keptForMs || (lostAt !== null && now - lostAt > keptWithoutPlaceMs);

let cleaning: Promise<void> | null = null;

/** Once for each page, and in one tab at a time. Rejects when the browser refuses its database. */
export function clean(): Promise<void> {
	cleaning ??= Promise.resolve(navigator.locks.request("rollcall-clean", () => cleanAt(Date.now()))).catch(
		(error: unknown) => {
			cleaning = null;
			throw error;
		},
	);
	return cleaning;
}

async function cleanAt(now: number) {
	const store = openKeptStore();
	try {
		await store.sweep();
		const expired = (await store.events()).filter((event) => isExpired(event, now));
		// Read inside the lock, because the previous holder has deleted its own rows.
		const people = signedOutPeople();
		forgetTypedWords(people, now);
		if (expired.length === 0 && people.length === 0) return;
		await store.wipe(
			({ person, eventId }) =>
				people.includes(person) ||
				expired.some((event) => event.person === person && event.eventId === eventId),
		);
		for (const event of expired) mark(event, false);
		for (const person of people) {
			unmarkPerson(person);
			markSignedOut(person, false);
		}
	} finally {
		await store.close();
	}
}

/** How many photos of this person would be lost if they signed out, over all events and tabs. Never rejects. */
export async function countOf(person: string): Promise<number> {
	const store = openKeptStore();
	try {
		const theirs = (await store.events()).filter((event) => event.person === person);
		const rows = await Promise.all(theirs.map((event) => store.items(event)));
		return rows.flat().filter(({ item }) => item.status === "fileNeeded" || needsBytes(item)).length;
	} catch {
		return 0;
	} finally {
		await store.close();
	}
}

/**
 * Deletes everything of a person who signs out. Never rejects: what cannot be deleted now is deleted at the next visit, and
 * until then it is not restored.
 */
export async function wipePerson(person: string): Promise<void> {
	markSignedOut(person, true);
	forgetTypedWords([person], Date.now());
	try {
		const store = openKeptStore();
		await store.wipe((whose) => whose.person === person);
		await store.close();
		unmarkPerson(person);
	} catch {
		// The mark stays.
	}
}
