import type { TableOf } from "./matrix";

const signIn = "SIGNED_OUT";
const no = "OPERATORS_ONLY";

// biome-ignore format: a table is read by its columns
export const operations: TableOf<"operations"> = {
	//               signed   stranger  taken off  ─────── attendee who is ───────   ─────── steward who is ────────   ────── organizer who is ───────   organizer of
	//               out                the roll   invited  registered  attended     invited  registered  attended     invited  registered  attended     another event
	overview: [[{},  signIn,  no,       no,        no,      no,         no,          no,      no,         no,          no,      no,         no,          no]],
};
