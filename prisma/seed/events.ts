import type { Prisma } from "@/prisma/generated/client";
import { demoEventSlug } from "@/server/auth/demo-account";
import { nameKey } from "@/server/sections/name-key";
import { newCode } from "@/server/venue/codes";
import { guests, type PersonKey, people } from "./people";
import { demoGuests } from "./roll";

type RollRow = Omit<Prisma.AttendanceCreateManyInput, "eventId">;

/** `ids` are the people's ids in this database. */
type Roll = (ids: Record<PersonKey, string>) => RollRow[];

interface DemoEvent {
	event: Prisma.EventCreateInput;
	roll: Roll;
}

const checkedInAt = new Date("2026-05-15T17:10:00Z");

/** The sections of the hike. Photos go by the time they were taken, unless one was chosen for them (./photos.ts). */
const hikeSections = [
	["Friday: getting there", "2026-05-15T17:00:00Z", "2026-05-16T04:00:00Z"],
	["Saturday: the climb", "2026-05-16T04:00:00Z", "2026-05-16T17:00:00Z"],
	["Saturday evening", "2026-05-16T17:00:00Z", "2026-05-17T04:00:00Z"],
	["Sunday: the meadow", "2026-05-17T04:00:00Z", "2026-05-17T15:00:00Z"],
] as const;
export type HikeSection = (typeof hikeSections)[number][0];

/** An event with open uploads. The people on the sign-in page have different memberships of it. */
export const hike: DemoEvent = {
	event: {
		slug: demoEventSlug,
		name: "Picos Weekend",
		venue: "Valle de Valdeón, Picos de Europa",
		description: "Three days on the trails around Posada de Valdeón. Add what you saw on the way.",
		timezone: "Europe/Madrid",
		startsAt: new Date("2026-05-15T17:00:00Z"),
		endsAt: new Date("2026-05-17T15:00:00Z"),
		uploadsOpenAt: new Date("2026-05-15T17:00:00Z"),
		uploadsCloseAt: new Date("2027-12-31T22:59:59Z"),
		publicFace: true,
		// The door of the demo is open, so that its poster can be tried.
		...{ joinCode: newCode(), venueWay: "ATTENDED", doorClosesAt: new Date("2027-12-31T22:59:59Z") },
		sections: {
			create: hikeSections.map(([name, startsAt, endsAt], position) => ({
				...{ name, nameKey: nameKey(name), position },
				...{ startsAt: new Date(startsAt), endsAt: new Date(endsAt) },
			})),
		},
	},
	roll: (ids) => [
		{ ...member("olga", ids), role: "ORGANIZER", status: "ATTENDED", checkedInAt },
		{ ...member("ada", ids), status: "ATTENDED", checkedInAt },
		{ ...member("ben", ids), status: "ATTENDED", checkedInAt },
		{ ...member("cleo", ids), status: "REGISTERED" },
		{ ...member("finn", ids), role: "STEWARD", status: "REGISTERED" },
		{ ...guests.noor, source: "SEED", status: "ATTENDED", checkedInAt },
		{ ...guests.tomas, source: "SEED", status: "INVITED" },
		...demoGuests,
	],
};

/** An event with closed uploads, so even people who attended can only look. */
export const supper: DemoEvent = {
	event: {
		slug: "spring-supper-2026",
		name: "Spring Supper",
		venue: "Casa Ruiz, Oviedo",
		timezone: "Europe/Madrid",
		startsAt: new Date("2026-04-11T17:00:00Z"),
		endsAt: new Date("2026-04-11T22:00:00Z"),
		uploadsOpenAt: new Date("2026-04-11T17:00:00Z"),
		uploadsCloseAt: new Date("2026-05-10T21:59:59Z"),
	},
	roll: (ids) => [
		{ ...guests.marta, source: "SEED", role: "ORGANIZER", status: "ATTENDED" },
		{ ...member("ada", ids), status: "ATTENDED", checkedInAt: new Date("2026-04-11T17:20:00Z") },
	],
};

function member(key: PersonKey, ids: Record<PersonKey, string>): RollRow {
	const { name, email } = people[key];
	return { userId: ids[key], name, email, source: "SEED" };
}
