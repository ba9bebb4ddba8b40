import type { TableOf } from "./matrix";

const ok = "ok";
const signIn = "SIGNED_OUT";
const noEvent = "EVENT_NOT_FOUND";
const no = "ORGANIZERS_ONLY";
const door = "STEWARDS_ONLY";
// Anybody may try a code. The calls have none that is right.
const wrong = "VENUE_CODE_WRONG";

// biome-ignore format: a table is read by its columns
export const venue: TableOf<"venue"> = {
	//                   signed   stranger  taken off  ─────── attendee who is ───────   ─────── steward who is ────────   ────── organizer who is ───────   organizer of
	//                   out                the roll   invited  registered  attended     invited  registered  attended     invited  registered  attended     another event
	enter:         [[{}, signIn,  wrong,    wrong,     wrong,   wrong,      wrong,       wrong,   wrong,      wrong,       wrong,   wrong,      wrong,       wrong  ]],
	mine:          [[{}, signIn,  noEvent,  noEvent,   ok,      ok,         ok,          ok,      ok,         ok,          ok,      ok,         ok,          noEvent]],
	code:          [[{}, signIn,  noEvent,  noEvent,   door,    door,       door,        ok,      ok,         ok,          ok,      ok,         ok,          noEvent]],
	door:          [[{}, signIn,  noEvent,  noEvent,   door,    door,       door,        ok,      ok,         ok,          ok,      ok,         ok,          noEvent]],
	setDoor:       [[{}, signIn,  noEvent,  noEvent,   door,    door,       door,        ok,      ok,         ok,          ok,      ok,         ok,          noEvent]],
	settings:      [[{}, signIn,  noEvent,  noEvent,   no,      no,         no,          no,      no,         no,          ok,      ok,         ok,          noEvent]],
	update:        [[{}, signIn,  noEvent,  noEvent,   no,      no,         no,          no,      no,         no,          ok,      ok,         ok,          noEvent]],
	setCode:       [[{}, signIn,  noEvent,  noEvent,   no,      no,         no,          no,      no,         no,          ok,      ok,         ok,          noEvent]],
	waiting:       [[{}, signIn,  noEvent,  noEvent,   no,      no,         no,          no,      no,         no,          ok,      ok,         ok,          noEvent]],
	waitingCount:  [[{}, signIn,  noEvent,  noEvent,   no,      no,         no,          no,      no,         no,          ok,      ok,         ok,          noEvent]],
	decide:        [[{}, signIn,  noEvent,  noEvent,   no,      no,         no,          no,      no,         no,          ok,      ok,         ok,          noEvent]],
};
