import type { TableOf } from "./matrix";
import { none, photo } from "./photos";

const ok = "ok";
const signIn = "SIGNED_OUT";
const noEvent = "EVENT_NOT_FOUND";
const no = "ORGANIZERS_ONLY";
const noPhoto = "PHOTO_NOT_FOUND";

// biome-ignore format: a table is read by its columns
export const roll: TableOf<"roll"> = {
	//                  signed   stranger  taken off  ─────── attendee who is ───────   ─────── steward who is ────────   ────── organizer who is ───────   organizer of
	//                  out                the roll   invited  registered  attended     invited  registered  attended     invited  registered  attended     another event
	list:        [[{},  signIn,  noEvent,  noEvent,   no,      no,         no,          no,      no,         no,          ok,      ok,         ok,          noEvent]],
	counts:      [[{},  signIn,  noEvent,  noEvent,   no,      no,         no,          no,      no,         no,          ok,      ok,         ok,          noEvent]],
	person:      [[{},  signIn,  noEvent,  noEvent,   no,      no,         no,          no,      no,         no,          ok,      ok,         ok,          noEvent]],
	add:         [[{},  signIn,  noEvent,  noEvent,   no,      no,         no,          no,      no,         no,          ok,      ok,         ok,          noEvent]],
	update:      [[{},  signIn,  noEvent,  noEvent,   no,      no,         no,          no,      no,         no,          ok,      ok,         ok,          noEvent]],
	setAttended: [[{},  signIn,  noEvent,  noEvent,   no,      no,         no,          no,      no,         no,          ok,      ok,         ok,          noEvent]],
	setSteward:  [[{},  signIn,  noEvent,  noEvent,   no,      no,         no,          no,      no,         no,          ok,      ok,         ok,          noEvent]],
	setGuardian: [[{},  signIn,  noEvent,  noEvent,   no,      no,         no,          no,      no,         no,          ok,      ok,         ok,          noEvent]],
	offers:      [[{},  signIn,  noEvent,  noEvent,   no,      no,         no,          no,      no,         no,          ok,      ok,         ok,          noEvent]],
	keepApart:   [[{},  signIn,  noEvent,  noEvent,   no,      no,         no,          no,      no,         no,          ok,      ok,         ok,          noEvent]],
	merge:       [[{},  signIn,  noEvent,  noEvent,   no,      no,         no,          no,      no,         no,          ok,      ok,         ok,          noEvent]],
	undoMerge:   [[{},  signIn,  noEvent,  noEvent,   no,      no,         no,          no,      no,         no,          ok,      ok,         ok,          noEvent]],
	undo:        [[{},  signIn,  noEvent,  noEvent,   no,      no,         no,          no,      no,         no,          ok,      ok,         ok,          noEvent]],
	export:      [[{},  signIn,  noEvent,  noEvent,   no,      no,         no,          no,      no,         no,          ok,      ok,         ok,          noEvent]],
	block:       [[{},  signIn,  noEvent,  noEvent,   no,      no,         no,          no,      no,         no,          ok,      ok,         ok,          noEvent]],
	unblock:     [[{},  signIn,  noEvent,  noEvent,   no,      no,         no,          no,      no,         no,          ok,      ok,         ok,          noEvent]],
	personOfPhoto: [
		[{ own: photo, others: photo }, signIn, noEvent, noEvent, no, no,      no,          no,      no,         no,          ok,      ok,         ok,          noEvent],
		[{ own: none, others: none },   signIn, noEvent, noEvent, no, no,      no,          no,      no,         no,          noPhoto, noPhoto,    noPhoto,     noEvent],
	],
	remove:      [[{},  signIn,  noEvent,  noEvent,   no,      no,         no,          no,      no,         no,          ok,      ok,         ok,          noEvent]],
};
