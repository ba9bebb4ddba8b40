/**
 * What a page has to know before it loads the rest of this folder, in localStorage, because that can be read at once: whose
 * photos of which events this browser holds, whose have to go because they signed out, which uploads were stopped, and who used it last. All of it is
 * lost where a browser refuses localStorage, and then nothing is restored.
 */

/** One person's photos of one event. */
export interface Whose {
	readonly person: string;
	readonly eventId: string;
}

const kept = "rollcall-kept";
const signedOut = "rollcall-signed-out";
const cancelled = "rollcall-cancelled";
const lastPerson = "rollcall-person";

const read = (key: string): string[] => {
	try {
		return localStorage.getItem(key)?.split(" ") ?? [];
	} catch {
		return [];
	}
};

function write(key: string, values: readonly string[]) {
	try {
		if (values.length > 0) localStorage.setItem(key, values.join(" "));
		else localStorage.removeItem(key);
	} catch {
		// Refused or full.
	}
}

function change(key: string, value: string, isIn: boolean) {
	const before = read(key);
	if (before.includes(value) === isIn) return;
	write(key, isIn ? [...before, value] : before.filter((one) => one !== value));
}

const entry = ({ person, eventId }: Whose) => `${person}/${eventId}`;

export const isMarked = (whose: Whose) => read(kept).includes(entry(whose));
export const mark = (whose: Whose, isIn: boolean) => change(kept, entry(whose), isIn);
export const unmarkPerson = (person: string) =>
	write(
		kept,
		read(kept).filter((one) => !one.startsWith(`${person}/`)),
	);

/**
 * The ids of uploads that this person has stopped and the server does not know about yet. They stay when the person signs out,
 * because the wish does.
 */
export function cancelledBy(whose: Whose) {
	const prefix = `${entry(whose)}/`;
	const isTheirs = (one: string) => one.startsWith(prefix);
	return {
		all: () =>
			read(cancelled)
				.filter(isTheirs)
				.map((one) => one.slice(prefix.length)),
		set: (photoId: string, isIn: boolean) => change(cancelled, prefix + photoId, isIn),
	};
}

export const signedOutPeople = () => read(signedOut);
export const hasSignedOut = (person: string) => read(signedOut).includes(person);
export const markSignedOut = (person: string, isIn: boolean) => change(signedOut, person, isIn);

export const databaseName = "rollcall-uploads";

/** Whether this browser is known to hold photos of anybody. */
export const holdsPhotos = () => read(kept).length > 0 || read(signedOut).length > 0;

/** Without Web Locks nobody knows which tab has a photo. Old browsers have none, and pages that came over plain http neither. */
export const canKeep = () => Boolean(navigator.locks && globalThis.indexedDB);

/**
 * Whether it may hold some. A browser that was killed can have lost the last seconds of localStorage, but not those of its
 * database. Some older ones cannot tell which databases they have.
 */
export async function mayHoldPhotos(): Promise<boolean> {
	if (holdsPhotos()) return true;
	try {
		return (await indexedDB.databases()).some(({ name }) => name === databaseName);
	} catch {
		return false;
	}
}

/** Notes that this person uses the browser now. Other tabs learn of it through `watchPerson`. */
export const notePerson = (person: string) => write(lastPerson, [person]);

/** Calls `left` when this person signs out in another tab, or another one signs in there. */
export function watchPerson(person: string, left: () => void): () => void {
	const changed = ({ key, newValue }: StorageEvent) => {
		const another = key === lastPerson && newValue !== null && newValue !== person;
		if (another || (key === signedOut && hasSignedOut(person))) left();
	};
	addEventListener("storage", changed);
	return () => removeEventListener("storage", changed);
}
