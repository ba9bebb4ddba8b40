/** What a search of the roll costs must not depend on how many people are on it: the plans that PostgreSQL chooses. */
import { beforeAll, expect, test } from "vitest";
import type { Scene } from "@/tests/setup/photos";
import { plansOf } from "@/tests/setup/query-plan";
import { scene } from "@/tests/setup/scene";
import { checkAttended } from "../policies/uploads";
import { listRoll } from "./list-roll";
import { mergeOffers } from "./merge-offers";

let s: Scene;

beforeAll(async () => {
	s = await scene();
	for (const [eventId, count] of [
		[s.event.id, 10_000],
		[s.foreignEvent.id, 30_000],
	] as const)
		await s.db.$executeRaw`
			INSERT INTO "Attendance" (id, "eventId", name, email, "group")
			SELECT gen_random_uuid(), ${eventId}::uuid, 'Guest ' || md5(n::text), n || '@guests.test', 'Table ' || n % 100
			FROM generate_series(1, ${count}::int) n`;
	// Every fifth has an address of which the one before has the same without its +part, and is looked after by them.
	await s.db.$executeRaw`
		UPDATE "Attendance" other SET email = replace(one.email, '@', '+x@'), "guardianId" = one.id
		FROM "Attendance" one
		WHERE one."eventId" = other."eventId" AND other.email ~ '^[0-9]*5@' AND one.email = (split_part(other.email, '@', 1)::int - 1) || '@guests.test'`;
	await s.db.$executeRaw`VACUUM ANALYZE "Attendance"`;
});

const plans = (search: string) =>
	plansOf(s, s.organizer, (deps, { eventId }) => listRoll(deps, { eventId, order: "name", from: 0, search }));

test.each(["4a7d1", "4a7d1 table", "zq", "é7d1"])(
	"the search for %s reads the index of trigrams",
	async (search) => {
		const [counted = "", page = ""] = await plans(search);
		for (const plan of [counted, page]) {
			expect(plan).toContain('Bitmap Index Scan on "Attendance_eventId_search_idx"');
			expect(plan).not.toContain("Seq Scan");
		}
	},
);

test("the first page is read from the index of names, and no further than it is long", async () => {
	const page = (await plans("")).find((plan) => plan.startsWith("Limit")) ?? "";
	expect(page).toMatch(
		/Index (Only )?Scan using "Attendance_eventId_sortName_id_idx" on "Attendance" .*rows=100/,
	);
	expect(page).not.toMatch(/Seq Scan|Sort Key/);
});

test("what may be one person is read from the index of addresses, also where every fifth is a family's", async () => {
	const [pairs = ""] = await plansOf(s, s.organizer, (deps, { eventId }) => mergeOffers(deps, { eventId }));
	expect(pairs).toContain('"Attendance_eventId_emailBase_idx"');
	expect(pairs).not.toContain("Seq Scan");
});

test("who a person may add photos for is read from the indexes of people and of guardians", async () => {
	const [plan = ""] = await plansOf(s, s.organizer, (deps, { eventId }) =>
		checkAttended(deps.db, { eventId, userId: s.organizer.id }),
	);
	expect(plan).toContain('"Attendance_guardianId_idx"');
	expect(plan).not.toMatch(/Seq Scan on "Attendance"|rows=\d{3}/);
});
