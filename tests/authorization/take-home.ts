import type { TableOf } from "./matrix";
import { none, photo } from "./photos";

const ok = "ok";
const signIn = "SIGNED_OUT";
const noEvent = "EVENT_NOT_FOUND";

const every = { own: [...photo, ...none], others: [...photo, ...none] } as const;

/** Everybody on the roll takes home what they may have. What that is for whom is in server/take-home/take-home.rights.test.ts. */
// biome-ignore format: a table is read by its columns
export const takeHome: TableOf<"takeHome"> = {
	//                 signed   stranger  taken off  ─────── attendee who is ───────   ─────── steward who is ────────   ────── organizer who is ───────   organizer of
	//                 out                the roll   invited  registered  attended     invited  registered  attended     invited  registered  attended     another event
	list:    [[every,  signIn,  noEvent,  noEvent,   ok,      ok,         ok,          ok,      ok,         ok,          ok,      ok,         ok,          noEvent]],
	measure: [[every,  signIn,  noEvent,  noEvent,   ok,      ok,         ok,          ok,      ok,         ok,          ok,      ok,         ok,          noEvent]],
	sign:    [[every,  signIn,  noEvent,  noEvent,   ok,      ok,         ok,          ok,      ok,         ok,          ok,      ok,         ok,          noEvent]],
};
