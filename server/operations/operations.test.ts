import { metrics } from "@opentelemetry/api";
import { afterEach, expect, test } from "vitest";
import { timeBounds } from "@/rules/time-bounds";
import { outcome } from "@/tests/setup/outcome";
import { arrive, begin, jpeg, plantPhoto } from "@/tests/setup/photos";
import { scene } from "@/tests/setup/scene";
import { sweep } from "../jobs/sweep";
import { startMetrics } from "../telemetry/metrics";
import { findLateness } from "./find-lateness";
import { readOperations } from "./read-operations";

const minute = 60_000;

afterEach(() => metrics.disable());

test.each([
	["a listed address that is proven", "guest@install.test", true, "ok"],
	["an address of a listed domain", "anybody@operators.test", true, "ok"],
	["a listed address that is not proven", "guest@install.test", false, "OPERATORS_ONLY"],
	["another address", "guest@elsewhere.test", true, "OPERATORS_ONLY"],
])(
	"the page of operators answers only the people who run the install: %s",
	async (_, email, isProven, answer) => {
		const s = await scene({ operators: "guest@install.test, operators.test", eventCreators: "everyone" });
		const data = { email, emailVerified: isProven ? new Date() : null };
		await s.db.user.update({ where: { id: s.guest.id }, data });
		expect(await outcome(s.as(s.guest).operations.overview())).toBe(answer);
		// Who organizes an event does not run the install.
		expect(await outcome(s.as(s.organizer).operations.overview())).toBe("OPERATORS_ONLY");
	},
);

test("what happened is counted, by code, and the processes of an install add up", async () => {
	const s = await scene({ now: new Date(), operators: "operators.test", limits: { photosPerPerson: 2 } });
	await s.db.user.update({
		where: { id: s.organizer.id },
		data: { email: "olga@operators.test", emailVerified: new Date() },
	});
	const provider = startMetrics({ deps: s.deps, collector: null, jobsWaiting: async () => [] });
	const upload = await arrive(s, s.guest, jpeg());
	await s.as(s.guest).photos.confirm(upload);
	await s.settled();
	const other = await begin(s, s.guest, jpeg());
	expect(await outcome(s.as(s.guest).photos.confirm(other))).toBe("UPLOAD_MISSING");
	expect(await outcome(begin(s, s.guest, jpeg()))).toBe("QUOTA_REACHED");
	await provider.forceFlush();
	// What another process has counted in the same ten minutes, and a process long ago.
	const counts = await s.db.measure.findMany();
	await s.db.measure.updateMany({ data: { at: new Date(s.deps.now().getTime() - 3 * 60 * minute) } });
	await s.db.measure.createMany({ data: counts });
	expect(await outcome(s.as(s.guest).photos.confirm(other))).toBe("UPLOAD_MISSING");
	await provider.forceFlush();

	const { uploads, developed, calls } = await s.as(s.organizer).operations.overview();

	expect(uploads).toEqual([
		{ what: "begun", code: "ok", hour: 2, day: 4 },
		{ what: "confirmed", code: "ok", hour: 1, day: 2 },
		{ what: "failed", code: "UPLOAD_MISSING", hour: 2, day: 3 },
		{ what: "failed", code: "QUOTA_REACHED", hour: 1, day: 2 },
	]);
	expect(developed).toEqual([{ what: "developed", code: "ok", hour: 1, day: 2 }]);
	expect(calls.find(({ procedure }) => procedure === "photos.confirm")).toMatchObject({
		count: 5,
		failed: 3,
	});
	const [row] = await s.db.measure.findMany({
		where: { what: "photos.confirm", code: "UPLOAD_MISSING" },
		orderBy: { at: "desc" },
	});
	expect(row?.buckets).toHaveLength(timeBounds.length + 1);
	expect(row?.buckets.reduce((sum, count) => sum + count, 0)).toBe(2);
	for (const secret of [s.guest.id, s.event.id, upload.photoId, s.guest.email])
		expect(JSON.stringify(await s.db.measure.findMany())).not.toContain(secret);
	await provider.shutdown();
});

test("a sweep is kept with what it did, and photos or sweeps that are late are named", async () => {
	const s = await scene({ now: new Date(), operators: "operators.test" });
	s.deps.jobsSoon = () => {};
	await s.db.user.update({
		where: { id: s.organizer.id },
		data: { email: "olga@operators.test", emailVerified: new Date() },
	});
	expect(await findLateness(s.deps)).toEqual({ developing: "ok", sweep: "late" });
	await arrive(s, s.guest, jpeg());
	await sweep(s.deps);
	const now = () => readOperations(s.deps, { userId: s.organizer.id });
	expect(await now()).toMatchObject({
		lateness: { developing: "ok", sweep: "ok" },
		jobs: [],
		sweeps: [{ report: { confirmed: 1, developed: 1, failed: 0, unfinished: 0 } }],
	});

	await plantPhoto(s, { uploaderId: s.guest.id, state: "DEVELOPING" });
	s.clock.now = new Date(s.deps.now().getTime() + 16 * minute);
	expect(await now()).toMatchObject({
		lateness: { developing: "late", sweep: "ok" },
		jobs: [{ kind: "DEVELOP", waiting: 1, attempts: 0 }],
	});
	s.clock.now = new Date(s.deps.now().getTime() + 60 * minute);
	expect(await findLateness(s.deps)).toEqual({ developing: "late", sweep: "late" });
});
