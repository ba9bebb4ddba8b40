import type { Subject, TableOf } from "./matrix";

const ok = "ok";
const signIn = "SIGNED_OUT";
const noEvent = "EVENT_NOT_FOUND";
const noPhoto = "PHOTO_NOT_FOUND";
const noUndo = "DECISION_NOT_FOUND";
const no = "ORGANIZERS_ONLY";

const photo = [
	...(["ready shown", "ready waiting", "ready hidden"] as const),
	...(["developing shown", "developing waiting", "developing hidden"] as const),
	...(["failed shown", "failed waiting", "failed hidden"] as const),
] as const satisfies Subject[];
/** Ids under which there is no photo. */
const none = [
	...([
		"pending upload",
		"expired upload",
		"rejected upload",
		"duplicate upload",
		"cancelled upload",
	] as const),
	"removed",
] as const satisfies Subject[];

// biome-ignore format: a table is read by its columns
export const curate: TableOf<"curate"> = {
	//                                     signed   stranger  taken off  ─────── attendee who is ───────   ─────── steward who is ────────   ────── organizer who is ───────   organizer of
	//                                     out                the roll   invited  registered  attended     invited  registered  attended     invited  registered  attended     another event
	list:   [[{},                          signIn,  noEvent,  noEvent,   no,      no,         no,          no,      no,         no,          ok,      ok,         ok,          noEvent]],
	facets: [[{},                          signIn,  noEvent,  noEvent,   no,      no,         no,          no,      no,         no,          ok,      ok,         ok,          noEvent]],
	photo: [
		[{ own: photo, others: photo },    signIn,  noEvent,  noEvent,   no,      no,         no,          no,      no,         no,          ok,      ok,         ok,          noEvent],
		[{ own: none, others: none },      signIn,  noEvent,  noEvent,   no,      no,         no,          no,      no,         no,          noPhoto, noPhoto,    noPhoto,     noEvent],
	],
	decide: [
		[{ own: photo, others: photo },    signIn,  noEvent,  noEvent,   no,      no,         no,          no,      no,         no,          ok,      ok,         ok,          noEvent],
		[{ own: none, others: none },      signIn,  noEvent,  noEvent,   no,      no,         no,          no,      no,         no,          noPhoto, noPhoto,    noPhoto,     noEvent],
	],
	/** There is no decision to undo. */
	undo:   [[{},                          signIn,  noEvent,  noEvent,   no,      no,         no,          no,      no,         no,          noUndo,  noUndo,     noUndo,      noEvent]],
};
