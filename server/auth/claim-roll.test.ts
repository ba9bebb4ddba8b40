import { setTimeout } from "node:timers/promises";
import { beforeEach, describe, expect, test } from "vitest";
import type { Prisma } from "@/prisma/generated/client";
import { emptyDatabase, openDatabase } from "@/tests/setup/database";
import { claimRoll } from "./claim-roll";

const { db } = await openDatabase();
const email = "noor@guests.test";
let userId: string;

beforeEach(async () => {
	await emptyDatabase(db);
	userId = (await db.user.create({ data: { email, name: "Noor" } })).id;
});

async function eventWithRoll(slug: string, roll: Prisma.AttendanceUncheckedCreateWithoutEventInput[]) {
	const when = new Date();
	const times = { startsAt: when, endsAt: when, uploadsOpenAt: when };
	return db.event.create({ data: { slug, name: slug, timezone: "UTC", ...times, roll: { create: roll } } });
}

const rollOf = ({ id }: { id: string }) =>
	db.attendance.findMany({ where: { eventId: id }, orderBy: { createdAt: "asc" } });

test("the memberships for an e-mail address become the person's, in every event", async () => {
	const hike = await eventWithRoll("hike", [{ email, status: "ATTENDED", name: "Noor H." }]);
	const supper = await eventWithRoll("supper", [{ email, role: "ORGANIZER", status: "REGISTERED" }]);

	await claimRoll({ db }, { userId, email });

	expect(await rollOf(hike)).toMatchObject([{ userId, email, status: "ATTENDED", name: "Noor H." }]);
	expect(await rollOf(supper)).toMatchObject([{ userId, email, role: "ORGANIZER", status: "REGISTERED" }]);
});

test("memberships of other people and of other addresses stay as they are", async () => {
	const other = await db.user.create({ data: { name: "Other" } });
	const hike = await eventWithRoll("hike", [
		{ email: "noor@guests.test.example", status: "ATTENDED" },
		{ userId: other.id, status: "INVITED" },
	]);
	const supper = await eventWithRoll("supper", [{ email, userId: other.id, status: "ATTENDED" }]);
	const before = [await rollOf(hike), await rollOf(supper)];

	await claimRoll({ db }, { userId, email });

	expect([await rollOf(hike), await rollOf(supper)]).toEqual(before);
});

test.each([
	{ own: ["ATTENDEE", "INVITED"], kept: ["ORGANIZER", "ATTENDED"], merged: ["ORGANIZER", "ATTENDED"] },
	{ own: ["ORGANIZER", "ATTENDED"], kept: ["ATTENDEE", "INVITED"], merged: ["ORGANIZER", "ATTENDED"] },
	{ own: ["ORGANIZER", "REGISTERED"], kept: ["ATTENDEE", "ATTENDED"], merged: ["ORGANIZER", "ATTENDED"] },
	{ own: ["ATTENDEE", "REGISTERED"], kept: ["ATTENDEE", "INVITED"], merged: ["ATTENDEE", "REGISTERED"] },
] as const)(
	"two memberships of one person are merged with the better role and status of both: $own and $kept",
	async ({ own, kept, merged }) => {
		const checkedInAt = new Date("2026-11-21T09:00:00Z");
		const hike = await eventWithRoll("hike", [
			{ userId, role: own[0], status: own[1], source: "JOIN_CODE" },
			{ email, role: kept[0], status: kept[1], checkedInAt, name: "Noor H." },
		]);

		await claimRoll({ db }, { userId, email });

		expect(await rollOf(hike)).toMatchObject([
			{
				userId,
				email,
				role: merged[0],
				status: merged[1],
				checkedInAt,
				name: "Noor H.",
				source: "JOIN_CODE",
			},
		]);
	},
);

test("claiming twenty times at once, and again later, changes nothing more", async () => {
	const hike = await eventWithRoll("hike", [
		{ userId, status: "INVITED" },
		{ email, status: "ATTENDED" },
	]);
	const supper = await eventWithRoll("supper", [{ email }]);

	await Promise.all(Array.from({ length: 20 }, () => claimRoll({ db }, { userId, email })));
	const after = [await rollOf(hike), await rollOf(supper)];
	await claimRoll({ db }, { userId, email });

	expect(after).toMatchObject([[{ userId, status: "ATTENDED" }], [{ userId }]]);
	expect([await rollOf(hike), await rollOf(supper)]).toEqual(after);
});

describe("a person who is put on the roll while they claim it has one membership in the end", () => {
	const join = (event: { id: string }) =>
		db.attendance.createMany({ data: { eventId: event.id, userId }, skipDuplicates: true });

	test("when both start at the same time", async () => {
		const hike = await eventWithRoll("hike", [{ email, status: "ATTENDED" }]);
		const claim = () => claimRoll({ db }, { userId, email });

		await Promise.all([claim(), join(hike), claim(), join(hike)]);
		await claim();

		expect(await rollOf(hike)).toMatchObject([{ userId, email, status: "ATTENDED" }]);
	});

	test("when they are put on every event's roll in the middle of the claim", async () => {
		const events = [
			await eventWithRoll("hike", [{ email, status: "ATTENDED" }]),
			await eventWithRoll("supper", [{ email, role: "ORGANIZER" }]),
		];
		const toJoin = [...events];
		const slowly = db.$extends({
			query: {
				attendance: {
					async updateMany({ args, query }) {
						const next = args.data.userId ? toJoin.pop() : undefined;
						if (next) await Promise.race([join(next), setTimeout(500)]);
						return query(args);
					},
				},
			},
		});

		// Prisma gives an extended client a different type, but it is the same client otherwise.
		await claimRoll({ db: slowly as unknown as typeof db }, { userId, email });

		expect(toJoin).toEqual([]);
		expect(await rollOf({ id: events[0]?.id ?? "" })).toMatchObject([{ userId, email, status: "ATTENDED" }]);
		expect(await rollOf({ id: events[1]?.id ?? "" })).toMatchObject([{ userId, email, role: "ORGANIZER" }]);
	});

	test("when the transaction that puts them on the roll is still open", async () => {
		const hike = await eventWithRoll("hike", [{ email, status: "ATTENDED" }]);

		let claimed: Promise<void> | undefined;
		await db.$transaction(async (tx) => {
			await tx.attendance.create({ data: { eventId: hike.id, userId } });
			claimed = claimRoll({ db }, { userId, email });
			await setTimeout(200);
		});
		await claimed;

		expect(await rollOf(hike)).toMatchObject([{ userId, email, status: "ATTENDED" }]);
	});
});
