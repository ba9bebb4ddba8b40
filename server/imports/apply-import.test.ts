/** A list on the roll, whole or not at all. */
import { spawn } from "node:child_process";
import { once } from "node:events";
import { beforeEach, describe, expect, test } from "vitest";
import { tsxArguments } from "@/scripts/stack/tsx";
import { openDatabase } from "@/tests/setup/database";
import { apply, compare, list, rollNow, told } from "@/tests/setup/lists";
import { outcome } from "@/tests/setup/outcome";
import { plantPhoto } from "@/tests/setup/photos";
import { scene } from "@/tests/setup/scene";
import { sweep } from "../jobs/sweep";

let s: Awaited<ReturnType<typeof scene>>;
beforeEach(async () => {
	s = await scene();
	await s.db.attendance.deleteMany({ where: { eventId: s.event.id, role: "ATTENDEE" } });
});

const add = (fields: object) => s.as(s.organizer).roll.add({ eventId: s.event.id, ...fields });
const named = (name: string) => s.db.attendance.findFirstOrThrow({ where: { eventId: s.event.id, name } });

const everything = () =>
	list(
		{ name: "Anna Li", email: "anna@guests.test", group: "Table 2", note: "No nuts", ticketCode: "T-1" },
		{
			name: "Ben",
			email: "ben@guests.test",
			attended: true,
			checkedInAt: "2026-11-30T19:02:00Z",
			plusOnes: 2,
		},
		{ name: "Kim", guardians: [{ name: "Pat", email: "pat@guests.test" }] },
		{ name: "Tom", email: "anna@guests.test" },
	);

test("new people are added with everything that the list says, and the log says from where", async () => {
	const answer = await apply(s, await compare(s, everything()), { UNCLEAR: "ADD" });
	expect(answer).toMatchObject({
		applied: true,
		import: {
			state: "APPLIED",
			result: { added: 4, guardians: 1, changed: 0, unchanged: 0, skipped: 0, revoked: 0, photos: 0 },
		},
	});
	expect(await named("Anna Li")).toMatchObject({
		...{ email: "anna@guests.test", group: "Table 2", note: "No nuts", ticketCode: "T-1", status: "INVITED" },
		...{ source: "IMPORT", plusOnes: 0 },
	});
	expect(await named("Ben")).toMatchObject({
		...{ status: "ATTENDED", checkedInAt: new Date("2026-11-30T19:02:00Z"), plusOnes: 2 },
	});
	expect((await named("Kim")).guardianId).toBe((await named("Pat")).id);
	// Whoever shares an address is looked after by the person who has it.
	expect(await named("Tom")).toMatchObject({ email: null, guardianId: (await named("Anna Li")).id });
	const { log } = await s
		.as(s.organizer)
		.roll.person({ eventId: s.event.id, personId: (await named("Ben")).id });
	expect(log).toMatchObject([{ from: null, to: "ATTENDED", how: "IMPORT", by: "Olga" }]);
	expect(await s.db.auditEntry.findMany({ where: { action: "roll.import" } })).toHaveLength(1);
});

test("the same list again changes nothing, and no row is lost", async () => {
	await apply(s, await compare(s, everything()), { UNCLEAR: "ADD" });
	const before = await s.db.attendance.findMany({ orderBy: { id: "asc" } });
	const again = await compare(s, everything());
	expect(await told(s, again.id)).toEqual({ UNCHANGED: ["Anna Li", "Ben", "Kim", "Tom"] });
	const { import: done } = await apply(s, again);
	expect(done.result).toMatchObject({ added: 0, changed: 0, unchanged: 4, skipped: 0 });
	expect(await s.db.attendance.findMany({ orderBy: { id: "asc" } })).toEqual(before);
});

test("the same list again offers what an organizer left out of it", async () => {
	const rows = list(
		{ name: "Anna", guardians: [{ name: "Gina", email: "gina@guests.test" }] },
		{ name: "Ben", email: "ben@guests.test" },
	);
	await apply(s, await compare(s, rows), { NEW: "SKIP" });
	const again = await compare(s, rows);
	const { NEW = [], ...others } = await told(s, again.id);
	expect([NEW.toSorted(), others]).toEqual([["Anna", "Ben", "Gina, IS_GUARDIAN"], {}]);
	await apply(s, again);
	expect(await told(s, (await compare(s, rows)).id)).toEqual({ UNCHANGED: ["Anna", "Ben"] });
});

test("people are changed where the list says more, and only there", async () => {
	await add({ name: "Anna", email: "anna@guests.test", note: "Vegan", plusOnes: 3 });
	await add({ name: "Ben" });
	const rows = list(
		{ name: "Anna Li", email: "anna@guests.test", group: "Table 2", attended: true },
		{ name: "Ben", email: s.personas.stranger.email },
	);
	await s.db.user.update({ where: { id: s.personas.stranger.id }, data: { emailVerified: new Date() } });
	await apply(s, await compare(s, rows));
	expect(await named("Anna Li")).toMatchObject({
		...{ note: "Vegan", plusOnes: 3, group: "Table 2", status: "ATTENDED" },
	});
	// Somebody who has proven the address has the place at once.
	expect(await named("Ben")).toMatchObject({ userId: s.personas.stranger.id });
});

test("what an organizer says of one line counts before what they say of its kind", async () => {
	const found = await compare(s, list({ name: "Anna" }, { name: "Ben" }, { name: "Cleo" }));
	const about = { eventId: s.event.id, importId: found.id };
	const api = s.as(s.organizer).imports;
	await api.decide({ ...about, about: { kind: "NEW" }, decision: "SKIP" });
	const { lines } = await api.lines({ ...about, kind: "NEW" });
	const { version } = await api.decide({
		...about,
		about: { lineIds: [lines[1]?.id ?? ""] },
		decision: "ADD",
	});
	// A line has no choice but its own.
	const after = await api.decide({ ...about, about: { lineIds: [lines[0]?.id ?? ""] }, decision: "REVOKE" });
	expect(await api.commit({ ...about, version })).toMatchObject({ applied: false, refused: "DECISIONS" });
	expect((await api.byId(about)).state).toBe("OPEN");
	const { import: done } = await api.commit({ ...about, version: after.version });
	expect(done.result).toMatchObject({ added: 1, skipped: 2 });
	expect((await rollNow(s)).flatMap(({ name }) => name ?? [])).toEqual(["Ben"]);
});

describe("whoever is not in the list", () => {
	async function withPhotos() {
		const { guest } = s;
		await s.db.attendance.createMany({
			data: [
				{ eventId: s.event.id, userId: guest.id, name: "Gita", email: guest.email, status: "REGISTERED" },
				{ eventId: s.event.id, name: "Anna" },
			],
		});
		await s.as(s.organizer).roll.setAttended({
			...{ eventId: s.event.id, personIds: [(await named("Gita")).id], attended: true },
		});
		await plantPhoto(s, { uploaderId: guest.id });
		return compare(s, list({ name: "Anna" }));
	}

	test("stays as they are, unless an organizer says otherwise", async () => {
		const found = await withPhotos();
		expect(await told(s, found.id)).toEqual({ UNCHANGED: ["Anna"], GONE: ["Gita"] });
		await apply(s, found);
		expect(await named("Gita")).toMatchObject({ status: "ATTENDED" });
	});

	test("is shown if they are a steward, and stays one; an organizer is not shown", async () => {
		await s.db.attendance.create({
			data: { eventId: s.event.id, userId: s.guest.id, name: "Gita", role: "STEWARD", status: "ATTENDED" },
		});
		await add({ name: "Anna" });
		const found = await compare(s, list({ name: "Anna" }));
		expect(await told(s, found.id)).toEqual({ UNCHANGED: ["Anna"], GONE: ["Gita"] });
		await apply(s, found);
		expect(await named("Gita")).toMatchObject({ role: "STEWARD", status: "ATTENDED" });
	});

	test.each([
		["KEEP", "SHOWN"],
		["HIDE", "HIDDEN"],
		["REMOVE", undefined],
	] as const)("can lose the right to add photos, and their photos: %s", async (photos, place) => {
		const { applied } = await apply(s, await withPhotos(), { GONE: "REVOKE" }, photos);
		expect(applied).toBe(true);
		expect(await named("Gita")).toMatchObject({ status: "REGISTERED", checkedInAt: null });
		expect((await s.db.photo.findMany()).map((photo) => photo.place)).toEqual(place ? [place] : []);
	});

	test("keeps the photos if there are more than one list may hide", async () => {
		s = await scene({ limits: { importPhotos: 0 } });
		await s.db.attendance.deleteMany({ where: { eventId: s.event.id, role: "ATTENDEE" } });
		const found = await withPhotos();
		expect(await outcome(apply(s, found, { GONE: "REVOKE" }, "HIDE"))).toBe("IMPORT_TOO_MANY_PHOTOS");
		expect(await named("Gita")).toMatchObject({ status: "ATTENDED" });
	});
});

describe("two organizers", () => {
	test("an edit after the comparison refuses it, shows the new one, and keeps the decisions", async () => {
		const anna = await add({ name: "Anna", email: "anna@guests.test" });
		const found = await compare(
			s,
			list({ name: "Anna", email: "anna@guests.test", group: "A" }, { name: "Ben" }, { name: "Ben" }),
		);
		const about = { eventId: s.event.id, importId: found.id };
		const api = s.as(s.organizer).imports;
		const unclear = await api.lines({ ...about, kind: "UNCLEAR" });
		const { version } = await api.decide({
			...{ ...about, about: { lineIds: unclear.lines.map(({ id }) => id) }, decision: "ADD" },
		});
		await s.as(s.organizer).roll.update({
			...{ eventId: s.event.id, personId: anna.id, version: 0, name: "Anna", email: "anna@guests.test" },
			group: "B",
		});
		const before = await rollNow(s);
		const refused = await api.commit({ ...about, version });
		expect(refused).toMatchObject({ applied: false, refused: "ROLL", import: { state: "OPEN" } });
		expect(await rollNow(s)).toEqual(before);
		expect(await told(s, found.id)).toMatchObject({ CHANGED: ["Anna, group: B → A"] });
		expect((await api.lines({ ...about, kind: "UNCLEAR" })).lines).toMatchObject([{ decision: "ADD" }]);
		expect(await api.commit({ ...about, version: refused.import.version })).toMatchObject({
			...{ applied: true, import: { result: { added: 2, changed: 1 } } },
		});
	});

	test("the same list from both, applied at once, is on the roll once", async () => {
		const rows = list({ name: "Anna" }, { name: "Ben", email: "ben@guests.test" });
		const [one, other] = [await compare(s, rows), await compare(s, rows)];
		const answers = await Promise.all([apply(s, one), apply(s, other)]);
		expect(answers.map(({ applied }) => applied).sort()).toEqual([false, true]);
		expect((await rollNow(s)).filter(({ role }) => role === "ATTENDEE")).toHaveLength(2);
		const refused = answers.find(({ applied }) => !applied)?.import;
		expect(await told(s, refused?.id ?? "")).toEqual({ UNCHANGED: ["Anna", "Ben"] });
	});

	test("edits during an import are before it or after it", async () => {
		const people = await Promise.all(["A", "B", "C", "D"].map((name) => add({ name })));
		const found = await compare(s, list(...people.map(({ name }) => ({ name, group: "Table 1" }))));
		const [{ applied }, ...edits] = await Promise.all([
			apply(s, found),
			...people.map(({ id, name }) =>
				outcome(
					s.as(s.organizer).roll.update({ eventId: s.event.id, personId: id, version: 0, name, note: "x" }),
				),
			),
		]);
		const rows = await s.db.attendance.findMany({ where: { role: "ATTENDEE", eventId: s.event.id } });
		// Nothing of either is lost: an edit that came after the import was refused, and otherwise the import was.
		if (applied) expect(edits).toEqual(edits.map(() => "PERSON_CHANGED"));
		else expect(edits).toContain("ok");
		expect(rows.map(({ group }) => group)).toEqual(rows.map(() => (applied ? "Table 1" : null)));
	});

	test("somebody who is put on the roll with an address of the list in that moment refuses it", async () => {
		const found = await compare(s, list({ name: "Anna", email: "anna@guests.test" }));
		const { url } = await openDatabase();
		const { Client } = await import("pg");
		const client = new Client({ connectionString: url });
		await client.connect();
		await client.query("BEGIN");
		await client.query(
			`INSERT INTO "Attendance" (id, "eventId", email) VALUES (gen_random_uuid(), $1, 'anna@guests.test')`,
			[s.event.id],
		);
		const applying = apply(s, found);
		await waiting();
		await client.query("COMMIT");
		await client.end();
		expect(await applying).toMatchObject({ applied: false });
		expect(await told(s, found.id)).toEqual({ CHANGED: ["Anna, name: – → Anna"] });
	});
});

test("a guardian who has another address on the roll is that person, or somebody new, as an organizer says", async () => {
	const anna = await add({ name: "Anna Li", email: "anna@a.test" });
	const rows = list(
		{ name: "Anna Li", email: "anna@b.test" },
		{ name: "Kim", guardians: [{ name: "Anna Li", email: "anna@b.test" }] },
	);
	const before = await rollNow(s);
	const one = await compare(s, rows);
	expect(await told(s, one.id)).toMatchObject({ NEW: ["Kim"] });
	expect(await apply(s, one, { UNCLEAR: "UPDATE" })).toMatchObject({ applied: true });
	expect(await named("Kim")).toMatchObject({ guardianId: anna.id });
	expect(await named("Anna Li")).toMatchObject({ id: anna.id, email: "anna@b.test" });
	await s.as(s.organizer).imports.undo({ eventId: s.event.id, importId: one.id });
	expect(await rollNow(s)).toEqual(before);

	await apply(s, await compare(s, rows), { UNCLEAR: "ADD" });
	const other = await s.db.attendance.findFirstOrThrow({ where: { email: "anna@b.test" } });
	expect(other.id).not.toBe(anna.id);
	expect(await named("Kim")).toMatchObject({ guardianId: other.id });
});

test("a list that can never be applied says so, instead of that the roll has changed", async () => {
	await add({ email: "anna@guests.test" });
	const found = await compare(s, list({ name: "Ben", email: "ben@guests.test" }));
	// As two lines would, that no comparison should make.
	await s.db.rollImportLine.updateMany({ where: { kind: "NEW" }, data: { email: "anna@guests.test" } });
	const before = await rollNow(s);
	expect(await outcome(apply(s, found))).toBe("IMPORT_CONTRADICTS");
	expect(await rollNow(s)).toEqual(before);
});

/** Until a statement waits for another transaction. */
async function waiting() {
	await expect.poll(() => s.db.$queryRaw`SELECT 1 FROM pg_locks WHERE NOT granted`).not.toEqual([]);
}

test("a server that is killed while it applies leaves the roll as it was, and applying again works", async () => {
	const anna = await add({ name: "Anna", email: "anna@guests.test" });
	const found = await compare(
		s,
		list({ name: "Anna", email: "anna@guests.test", group: "A" }, { name: "Ben" }),
	);
	const before = await rollNow(s);
	const { url } = await openDatabase();
	const { Client } = await import("pg");
	const client = new Client({ connectionString: url });
	await client.connect();
	// The audit is written last. The other process has written the roll by then, and waits.
	await client.query(`BEGIN; LOCK TABLE "AuditEntry" IN EXCLUSIVE MODE`);
	const job = JSON.stringify({
		eventId: s.event.id,
		userId: s.organizer.id,
		importId: found.id,
		version: found.version,
	});
	const child = spawn(process.execPath, tsxArguments("server/imports/apply-import.fixture.ts", job), {
		env: { ...process.env, DATABASE_URL: url },
		stdio: "ignore",
	});
	const ended = once(child, "exit");
	await waiting();
	child.kill("SIGKILL");
	await ended;
	await client.query("ROLLBACK");
	await client.end();
	expect(await rollNow(s)).toEqual(before);
	expect(await apply(s, found)).toMatchObject({
		applied: true,
		import: { result: { added: 1, changed: 1 } },
	});
	// Its answer was lost as well.
	expect(await apply(s, found)).toMatchObject({
		applied: true,
		import: { result: { added: 1, changed: 1 } },
	});
	expect(await s.db.attendance.findUnique({ where: { id: anna.id } })).toMatchObject({
		group: "A",
		version: 1,
	});
});

test("a tab that is closed halfway leaves nothing on the roll, and the sweep removes what arrived", async () => {
	const before = await rollNow(s);
	const api = s.as(s.organizer).imports;
	const { importId } = await api.begin({ eventId: s.event.id, fileName: "a.csv", count: 3 });
	await api.addRows({ eventId: s.event.id, importId, rows: list({ name: "Anna" }) });
	const done = await compare(s, list({ name: "Ben" }));
	await apply(s, done);
	const inHours = (hours: number) => ({ ...s.deps, now: () => new Date(Date.now() + hours * 3_600_000) });
	await sweep(inHours(23));
	expect(await s.db.rollImport.count()).toBe(2);
	await sweep(inHours(25));
	expect(await s.db.rollImport.findMany({ select: { id: true } })).toEqual([{ id: done.id }]);
	expect([await s.db.rollImportRow.count(), await s.db.rollImportLine.count()]).toEqual([0, 0]);
	// An import can be undone for a month.
	expect(await api.undo({ eventId: s.event.id, importId: done.id })).toMatchObject({ back: 1, left: 0 });
	expect(await rollNow(s)).toEqual(before);
	await sweep(inHours(31 * 24));
	expect(await s.db.rollImport.count()).toBe(0);
});
