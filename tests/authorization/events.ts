import type { Subject, TableOf } from "./matrix";

const ok = "ok";
const signIn = "SIGNED_OUT";
const noEvent = "EVENT_NOT_FOUND";
const noPhoto = "PHOTO_NOT_FOUND";
const no = "ORGANIZERS_ONLY";
/** In these events only people whom the operator named may make events, and there is nobody. */
const noMaker = "EVENTS_NOT_ALLOWED";
/** It has photos, so not even an organizer deletes it. */
const kept = "EVENT_HAS_PHOTOS";

const shown = ["ready shown"] as const satisfies Subject[];
/** What cannot be the picture of an event. */
const unshown = [
	...(["ready waiting", "ready hidden"] as const),
	...(["developing shown", "developing waiting", "developing hidden"] as const),
	...(["failed shown", "failed waiting", "failed hidden"] as const),
	...(["pending upload", "expired upload", "rejected upload", "duplicate upload"] as const),
	...(["cancelled upload", "removed"] as const),
] as const satisfies Subject[];

// biome-ignore format: a table is read by its columns
export const events: TableOf<"events"> = {
	//             signed   stranger  taken off  ─────── attendee who is ───────   ─────── steward who is ────────   ────── organizer who is ───────   organizer of
	//             out                the roll   invited  registered  attended     invited  registered  attended     invited  registered  attended     another event
	mine:   [[{},  signIn,  ok,       ok,        ok,      ok,         ok,          ok,      ok,         ok,          ok,      ok,         ok,          ok     ]],
	changes:[[{},  signIn,  noEvent,  noEvent,   ok,      ok,         ok,          ok,      ok,         ok,          ok,      ok,         ok,          noEvent]],
	bySlug: [[{},  signIn,  noEvent,  noEvent,   ok,      ok,         ok,          ok,      ok,         ok,          ok,      ok,         ok,          noEvent]],
	start:  [[{},  signIn,  ok,       ok,        ok,      ok,         ok,          ok,      ok,         ok,          ok,      ok,         ok,          ok     ]],

	create:        [[{},  signIn,  noMaker,  noMaker,   noMaker, noMaker,    noMaker,     noMaker, noMaker,    noMaker,     noMaker, noMaker,    noMaker,     noMaker]],
	settings:      [[{},  signIn,  noEvent,  noEvent,   no,      no,         no,          no,      no,         no,          ok,      ok,         ok,          noEvent]],
	overview:      [[{},  signIn,  noEvent,  noEvent,   no,      no,         no,          no,      no,         no,          ok,      ok,         ok,          noEvent]],
	update:        [[{},  signIn,  noEvent,  noEvent,   no,      no,         no,          no,      no,         no,          ok,      ok,         ok,          noEvent]],
	duplicate:     [[{},  signIn,  noEvent,  noEvent,   no,      no,         no,          no,      no,         no,          noMaker, noMaker,    noMaker,     noEvent]],
	archive:       [[{},  signIn,  noEvent,  noEvent,   no,      no,         no,          no,      no,         no,          ok,      ok,         ok,          noEvent]],
	remove:        [[{},  signIn,  noEvent,  noEvent,   no,      no,         no,          no,      no,         no,          kept,    kept,       kept,        noEvent]],
	addOrganizer:  [[{},  signIn,  noEvent,  noEvent,   no,      no,         no,          no,      no,         no,          ok,      ok,         ok,          noEvent]],
	leave:         [[{},  signIn,  noEvent,  noEvent,   no,      no,         no,          no,      no,         no,          ok,      ok,         ok,          noEvent]],
	setCover: [
		[{ own: shown, others: shown },      signIn,  noEvent,  noEvent,   no,      no,         no,          no,      no,         no,          ok,      ok,         ok,          noEvent],
		[{ own: unshown, others: unshown },  signIn,  noEvent,  noEvent,   no,      no,         no,          no,      no,         no,          noPhoto, noPhoto,    noPhoto,     noEvent],
	],
};
