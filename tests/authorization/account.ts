import type { TableOf } from "./matrix";

const ok = "ok";
const signIn = "SIGNED_OUT";

// biome-ignore format: a table is read by its columns
export const account: TableOf<"account"> = {
	//                     signed   stranger  taken off  ─────── attendee who is ───────   ─────── steward who is ────────   ────── organizer who is ───────   organizer of
	//                     out                the roll   invited  registered  attended     invited  registered  attended     invited  registered  attended     another event
	setLocale:      [[{},  signIn,  ok,       ok,        ok,      ok,         ok,          ok,      ok,         ok,          ok,      ok,         ok,          ok]],
};
