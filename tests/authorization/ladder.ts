/** The rungs of the ladder themselves, each as a procedure that does nothing. */
import { claimed, onRoll, open, organizer, router, signedIn, steward } from "@/server/routers/trpc";
import type { Table } from "./matrix";

export const ladderRouter = router({
	ladder: router({
		open: open.query(() => null),
		signedIn: signedIn.query(() => null),
		claimed: claimed.query(() => null),
		onRoll: onRoll.query(() => null),
		steward: steward.query(() => null),
		organizer: organizer.query(() => null),
	}),
});

const ok = "ok";
const signIn = "SIGNED_OUT";
const noEvent = "EVENT_NOT_FOUND";
const no = "ORGANIZERS_ONLY";
const door = "STEWARDS_ONLY";

// biome-ignore format: a table is read by its columns
export const ladder: Table<"open" | "signedIn" | "claimed" | "onRoll" | "steward" | "organizer"> = {
	//                 signed   stranger  taken off  ─────── attendee who is ───────   ─────── steward who is ────────   ────── organizer who is ───────   organizer of
	//                 out                the roll   invited  registered  attended     invited  registered  attended     invited  registered  attended     another event
	open:       [[{},  ok,      ok,       ok,        ok,      ok,         ok,          ok,      ok,         ok,          ok,      ok,         ok,          ok     ]],
	signedIn:   [[{},  signIn,  ok,       ok,        ok,      ok,         ok,          ok,      ok,         ok,          ok,      ok,         ok,          ok     ]],
	claimed:    [[{},  signIn,  ok,       ok,        ok,      ok,         ok,          ok,      ok,         ok,          ok,      ok,         ok,          ok     ]],
	onRoll:     [[{},  signIn,  noEvent,  noEvent,   ok,      ok,         ok,          ok,      ok,         ok,          ok,      ok,         ok,          noEvent]],
	steward:    [[{},  signIn,  noEvent,  noEvent,   door,    door,       door,        ok,      ok,         ok,          ok,      ok,         ok,          noEvent]],
	organizer:  [[{},  signIn,  noEvent,  noEvent,   no,      no,         no,          no,      no,         no,          ok,      ok,         ok,          noEvent]],
};
