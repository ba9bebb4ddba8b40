import type { TableOf } from "./matrix";

const ok = "ok";
const signIn = "SIGNED_OUT";
const noEvent = "EVENT_NOT_FOUND";
const no = "STEWARDS_ONLY";

// biome-ignore format: a table is read by its columns
export const door: TableOf<"door"> = {
	//                    signed   stranger  taken off  ─────── attendee who is ───────   ─────── steward who is ────────   ────── organizer who is ───────   organizer of
	//                    out                the roll   invited  registered  attended     invited  registered  attended     invited  registered  attended     another event
	search:        [[{},  signIn,  noEvent,  noEvent,   no,      no,         no,          ok,      ok,         ok,          ok,      ok,         ok,          noEvent]],
	count:         [[{},  signIn,  noEvent,  noEvent,   no,      no,         no,          ok,      ok,         ok,          ok,      ok,         ok,          noEvent]],
	checkIn:       [[{},  signIn,  noEvent,  noEvent,   no,      no,         no,          ok,      ok,         ok,          ok,      ok,         ok,          noEvent]],
	undo:          [[{},  signIn,  noEvent,  noEvent,   no,      no,         no,          ok,      ok,         ok,          ok,      ok,         ok,          noEvent]],
	setCompanions: [[{},  signIn,  noEvent,  noEvent,   no,      no,         no,          ok,      ok,         ok,          ok,      ok,         ok,          noEvent]],
	addWalkIn:     [[{},  signIn,  noEvent,  noEvent,   no,      no,         no,          ok,      ok,         ok,          ok,      ok,         ok,          noEvent]],
};
