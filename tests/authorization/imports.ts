import type { TableOf } from "./matrix";

const ok = "ok";
const signIn = "SIGNED_OUT";
const noEvent = "EVENT_NOT_FOUND";
const no = "ORGANIZERS_ONLY";

// biome-ignore format: a table is read by its columns
export const imports: TableOf<"imports"> = {
	//              signed   stranger  taken off  ─────── attendee who is ───────   ─────── steward who is ────────   ────── organizer who is ───────   organizer of
	//              out                the roll   invited  registered  attended     invited  registered  attended     invited  registered  attended     another event
	begin:   [[{},  signIn,  noEvent,  noEvent,   no,      no,         no,          no,      no,         no,          ok,      ok,         ok,          noEvent]],
	addRows: [[{},  signIn,  noEvent,  noEvent,   no,      no,         no,          no,      no,         no,          ok,      ok,         ok,          noEvent]],
	compare: [[{},  signIn,  noEvent,  noEvent,   no,      no,         no,          no,      no,         no,          ok,      ok,         ok,          noEvent]],
	byId:    [[{},  signIn,  noEvent,  noEvent,   no,      no,         no,          no,      no,         no,          ok,      ok,         ok,          noEvent]],
	lines:   [[{},  signIn,  noEvent,  noEvent,   no,      no,         no,          no,      no,         no,          ok,      ok,         ok,          noEvent]],
	recent:  [[{},  signIn,  noEvent,  noEvent,   no,      no,         no,          no,      no,         no,          ok,      ok,         ok,          noEvent]],
	decide:  [[{},  signIn,  noEvent,  noEvent,   no,      no,         no,          no,      no,         no,          ok,      ok,         ok,          noEvent]],
	commit:  [[{},  signIn,  noEvent,  noEvent,   no,      no,         no,          no,      no,         no,          ok,      ok,         ok,          noEvent]],
	undo:    [[{},  signIn,  noEvent,  noEvent,   no,      no,         no,          no,      no,         no,          ok,      ok,         ok,          noEvent]],
	discard: [[{},  signIn,  noEvent,  noEvent,   no,      no,         no,          no,      no,         no,          ok,      ok,         ok,          noEvent]],
};
