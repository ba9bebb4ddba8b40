/** Calls a procedure by its name, for tests that go through all procedures. */
import { randomUUID } from "node:crypto";
import { listed } from "./lists";
import { announced, type Scene } from "./photos";

interface About {
	/** A photo or an upload. */
	photoId: string;
	/** A row of the event's roll. */
	personId?: string;
	/** One of its sections. */
	sectionId?: string;
	/** Another one. */
	otherId?: string;
	/** A list that was read into its roll. */
	importId?: string;
	/** A merge of two more. */
	mergeId?: string;
}

/**
 * Input for every procedure, about this photo and person; each procedure ignores the fields it does not know. A new
 * procedure that answers INVALID_INPUT needs another field here.
 */
export const inputOf = (
	s: Pick<Scene, "event">,
	{
		photoId,
		personId = randomUUID(),
		otherId = randomUUID(),
		mergeId = randomUUID(),
		importId = randomUUID(),
		sectionId,
	}: About,
	bytes: Uint8Array,
) => ({
	...{ photoId, photoIds: [photoId], eventId: s.event.id, slug: s.event.slug },
	...{ personId, personIds: [personId], version: 0, attended: true, photos: "KEEP", change: randomUUID() },
	...{ mergeId, guardianId: null, pair: [personId, otherId] },
	people: [personId, otherId].map((id) => ({ personId: id, version: 1 })),
	...{ ...announced(bytes), title: "Mine now", hidden: true, locale: "de" },
	// The reason of hiding a photo, and of reporting one.
	...{ reason: "NOT_SUITABLE", upTo: "0", favourite: true },
	// No two sections of an event have the same name.
	...{ name: sectionId ?? "Another name", venue: "", day: "2027-01-02", description: "" },
	timezone: "Europe/Madrid",
	...{ startsAt: "2027-01-02T09:00", endsAt: "2027-01-02T18:00", uploadsOpenAt: "2020-01-01T00:00" },
	...{ uploadsCloseAt: null, moderation: "AFTER", shareOriginals: false, version: 1 },
	...{ withRoll: true, archived: true, sectionId, section: "none", before: null },
	groups: [{ sectionId: null, sectionChosen: true, photoIds: [photoId] }],
	...{ press: randomUUID(), again: false, steward: true, entry: "1", came: 1 },
	...{ to: { place: "HIDDEN", reason: "BLURRED" }, which: { photos: [{ id: photoId, version: 0 }] } },
	...{ importId, fileName: "guests.csv", count: 1, kind: "NEW", about: { kind: "NEW" }, decision: "ADD" },
	...{ ticket: "none", codeAction: "ON", open: true, way: "ASK", doorOpensAt: null, doorClosesAt: null },
	...{ requestIds: [randomUUID()], accept: true },
	...{ what: { kind: "selection", photoIds: [photoId] }, files: "originals" },
	rows: [listed(2, { name: "Noor Haddad" })],
	// A new address each time, because the number of links to one address is limited.
	email: `${randomUUID()}@guests.test`,
});

/** The call of one procedure, for instance "photos.list", of a caller that `createCallerFactory` has made. */
export function callOf(api: object, name: string): (input: unknown) => Promise<unknown> {
	const found = name.split(".").reduce<unknown>((at, part) => Reflect.get(Object(at), part), api);
	if (typeof found !== "function") throw new Error(`${name} cannot be called.`);
	return (input) => Promise.resolve(Reflect.apply(found, undefined, [input]));
}
