/** Five stewards at the door of ten thousand people, all at once. ./door.test.ts has two stewards and one person. */
import { expect, test } from "vitest";
import { type Person, scene } from "@/tests/setup/scene";

const stewards = 5;
const people = 500;

test("five hundred people whom five stewards check in at once are each in once, from the first time", async () => {
	// Each of them presses for everybody.
	const s = await scene({ limits: { doorPressesPerMinute: people } });
	const { db, event } = s;
	await db.$executeRaw`
		INSERT INTO "Attendance" (id, "eventId", name, "group")
		SELECT gen_random_uuid(), ${event.id}::uuid, 'Guest ' || lpad(n::text, 5, '0'), 'Table ' || n % 100
		FROM generate_series(1, 10000) n`;
	const keepers: Person[] = [];
	for (let number = 1; number <= stewards; number++) {
		const { id } = await db.user.create({ data: { name: `Steward ${number}` } });
		await db.attendance.create({ data: { eventId: event.id, userId: id, role: "STEWARD" } });
		keepers.push({ id, name: `Steward ${number}`, email: "" });
	}
	const arriving = await db.attendance.findMany({
		where: { eventId: event.id, name: { startsWith: "Guest" } },
		orderBy: { name: "asc" },
		take: people,
	});
	const before = await s.as(s.organizer).door.count({ eventId: event.id });

	/** One after the other, as a person presses, and each steward from another place in the queue. */
	async function keep(keeper: Person, number: number) {
		const answers: { personId: string; already: boolean; by: string | null | undefined; at: unknown }[] = [];
		const from = (number * people) / stewards;
		for (const { id } of [...arriving.slice(from), ...arriving.slice(0, from)]) {
			const { already, person } = await s.as(keeper).door.checkIn({ eventId: event.id, personId: id });
			answers.push({ personId: id, already, by: person.checkIn?.by, at: person.checkIn?.at });
		}
		return answers;
	}
	const answers = (await Promise.all(keepers.map(keep))).flat();

	const rows = await db.attendance.findMany({ where: { id: { in: arriving.map(({ id }) => id) } } });
	expect(rows.filter(({ status }) => status === "ATTENDED")).toHaveLength(people);
	expect(await s.as(s.organizer).door.count({ eventId: event.id })).toEqual({
		...{ inside: before.inside + people, expected: before.expected },
	});
	// One entry each, and every steward was told of the same time and the same first steward.
	expect(await db.rollEntry.count({ where: { to: "ATTENDED", how: "DOOR" } })).toBe(people);
	expect(answers.filter(({ already }) => !already)).toHaveLength(people);
	for (const { id, checkedInAt } of rows) {
		const told = answers.filter(({ personId }) => personId === id);
		expect(told).toHaveLength(stewards);
		expect(told.map(({ at }) => at)).toEqual(Array(stewards).fill(checkedInAt));
		expect(new Set(told.map(({ by }) => by)).size).toBe(1);
	}
	// Everybody had some of the first presses.
	expect(new Set(answers.filter(({ already }) => !already).map(({ by }) => by)).size).toBe(stewards);
});
