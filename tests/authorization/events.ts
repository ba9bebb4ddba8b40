import type { TableOf } from "./matrix";

const ok = "ok";
const signIn = "SIGNED_OUT";
const noEvent = "EVENT_NOT_FOUND";

// biome-ignore format: a table is read by its columns
export const events: TableOf<"events"> = {
	//             signed   stranger  taken off  ─────── attendee who is ───────   ────── organizer who is ───────   organizer of
	//             out                the roll   invited  registered  attended     invited  registered  attended     another event
	mine:   [[{},  signIn,  ok,       ok,        ok,      ok,         ok,          ok,      ok,         ok,          ok     ]],
	bySlug: [[{},  signIn,  noEvent,  noEvent,   ok,      ok,         ok,          ok,      ok,         ok,          noEvent]],
};
