import type { TableOf } from "./matrix";

const ok = "ok";
const signIn = "SIGNED_OUT";

// biome-ignore format: a table is read by its columns
export const signInTable: TableOf<"signIn"> = {
	//                     signed   stranger  taken off  ─────── attendee who is ───────   ─────── steward who is ────────   ────── organizer who is ───────   organizer of
	//                     out                the roll   invited  registered  attended     invited  registered  attended     invited  registered  attended     another event
	sendEmailLink:  [[{},  ok,      ok,       ok,        ok,      ok,         ok,          ok,      ok,         ok,          ok,      ok,         ok,          ok]],
	endSessions:    [[{},  signIn,  ok,       ok,        ok,      ok,         ok,          ok,      ok,         ok,          ok,      ok,         ok,          ok]],
};
