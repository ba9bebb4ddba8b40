import type { TableOf } from "./matrix";

const ok = "ok";
const signIn = "SIGNED_OUT";
const noEvent = "EVENT_NOT_FOUND";
const no = "ORGANIZERS_ONLY";

// biome-ignore format: a table is read by its columns
export const invitations: TableOf<"invitations"> = {
	//                  signed   stranger  taken off  ─────── attendee who is ───────   ─────── steward who is ────────   ────── organizer who is ───────   organizer of
	//                  out                the roll   invited  registered  attended     invited  registered  attended     invited  registered  attended     another event
	look:        [[{},  signIn,  noEvent,  noEvent,   no,      no,         no,          no,      no,         no,          ok,      ok,         ok,          noEvent]],
	send:        [[{},  signIn,  noEvent,  noEvent,   no,      no,         no,          no,      no,         no,          ok,      ok,         ok,          noEvent]],
	tellByHand:  [[{},  signIn,  noEvent,  noEvent,   no,      no,         no,          no,      no,         no,          ok,      ok,         ok,          noEvent]],
	undo:        [[{},  signIn,  noEvent,  noEvent,   no,      no,         no,          no,      no,         no,          ok,      ok,         ok,          noEvent]],
};
