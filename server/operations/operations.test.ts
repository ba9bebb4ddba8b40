import { createServer } from "node:http";
import { metrics } from "@opentelemetry/api";
import { afterEach, expect, test } from "vitest";
import { z } from "zod";
import { timeBounds } from "@/rules/time-bounds";
import { outcome } from "@/tests/setup/outcome";
import { announced, arrive, begin, jpeg, plantPhoto } from "@/tests/setup/photos";
import { scene } from "@/tests/setup/scene";
import { sweep } from "../jobs/sweep";
import { startMetrics } from "../telemetry/metrics";
import { makeObserved } from "../telemetry/observed";
import { countPages } from "./count-pages";
import { findLateness } from "./find-lateness";
import { readOperations } from "./read-operations";

const minute = 60_000;
const works = { developing: "ok", sweep: "ok", uploads: "ok", viewing: "ok" };

const noGauges = { jobsWaiting: async () => [], sweptAgo: async () => null };

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
	const provider = startMetrics({ deps: s.deps, collector: null, ...noGauges });
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
	expect(await findLateness(s.deps)).toEqual({ ...works, sweep: "late" });
	await arrive(s, s.guest, jpeg());
	await sweep(s.deps);
	const now = () => readOperations(s.deps, { userId: s.organizer.id });
	expect(await now()).toMatchObject({
		lateness: works,
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
	expect(await findLateness(s.deps)).toMatchObject({ developing: "late", sweep: "late" });
});

test("an upload is counted once, however often it is announced and confirmed, and by whomever it is confirmed", async () => {
	const s = await scene({ now: new Date() });
	const provider = startMetrics({ deps: s.deps, collector: null, ...noGauges });
	const bytes = jpeg();
	const upload = await arrive(s, s.guest, bytes);
	for (let n = 0; n < 5; n++) await s.as(s.guest).photos.confirm(upload);
	for (let n = 0; n < 3; n++)
		await s.as(s.guest).photos.initiateUpload({ eventId: s.event.id, ...announced(bytes) });
	const again = jpeg();
	await begin(s, s.guest, again);
	await arrive(s, s.guest, again);
	await s.settled();
	expect(await sweep(s.deps)).toMatchObject({ confirmed: 1 });
	await provider.forceFlush();

	const counted = (name: string) =>
		s.db.measure.findMany({ where: { name }, select: { what: true, count: true }, orderBy: { what: "asc" } });
	expect(await counted("rollcall.uploads")).toEqual([
		{ what: "begun", count: 2 },
		{ what: "confirmed", count: 2 },
	]);
	expect(await counted("rollcall.sweeps")).toEqual([
		{ what: "confirmed", count: 1 },
		{ what: "developed", count: 1 },
		{ what: "returned", count: 1 },
	]);
	await provider.shutdown();
});

test("uploads that fail by a fault of the install are named once they are a share, and those of guests never", async () => {
	const s = await scene({ now: new Date() });
	const count = (what: string, code: string, many: number, ago = 0) =>
		s.db.measure.create({
			data: {
				...{ name: "rollcall.uploads", what, code, count: many, milliseconds: 0, buckets: [] },
				at: new Date(s.deps.now().getTime() - ago * minute),
			},
		});
	const uploads = async () => (await findLateness(s.deps)).uploads;
	await count("confirmed", "ok", 30);
	await count("failed", "QUOTA_REACHED", 500);
	await count("failed", "STORAGE_UNAVAILABLE", 500, 31);
	await count("failed", "STORAGE_UNAVAILABLE", 7);
	expect(await uploads()).toBe("ok");
	await count("failed", "INTERNAL", 3);
	expect(await uploads()).toBe("failing");
	await count("confirmed", "ok", 100, 1);
	expect(await uploads()).toBe("ok");
});

test("photos that cannot be viewed at the address of browsers are named, although the store has them", async () => {
	const s = await scene();
	const viewing = async (storage = s.storage) => (await findLateness({ ...s.deps, storage })).viewing;
	expect(await viewing()).toBe("ok");
	for (let n = 0; n < 2; n++) await s.as(s.guest).photos.confirm(await arrive(s, s.guest, jpeg()));
	await s.settled();
	expect(await viewing()).toBe("ok");

	const wrongAddress = { ...s.storage, presignGet: async () => "http://127.0.0.1:9/nothing-is-here" };
	expect(await viewing(wrongAddress)).toBe("failing");
	const renditions = (await s.keys()).filter((key) => key.startsWith("optimized/"));
	// One photo that was removed at this moment is no fault.
	await s.storage.remove(renditions.slice(0, 1));
	expect(await viewing()).toBe("ok");
	await s.storage.remove(renditions);
	expect(await viewing()).toBe("failing");
});

test("other requests than calls are counted by route, without what they ask for", async () => {
	const s = await scene({ now: new Date() });
	const provider = startMetrics({ deps: s.deps, collector: null, ...noGauges });
	const ask = (path: string, status: number) =>
		makeObserved(s.deps.log)(async () => new Response(null, { status }))(
			new Request(`http://localhost${path}`),
		);
	await ask("/api/cover/summer-party", 200);
	await ask("/api/cover/summer-party", 404);
	await ask("/events/summer-party/join/secret", 307);
	await ask("/api/trpc/photos.confirm", 200);
	await provider.forceFlush();
	const rows = await s.db.measure.findMany({
		select: { what: true, code: true },
		orderBy: [{ what: "asc" }, { code: "asc" }],
	});
	expect(rows).toEqual([
		{ what: "/api/cover", code: "404" },
		{ what: "/api/cover", code: "ok" },
		{ what: "/events", code: "ok" },
	]);
	await provider.shutdown();
});

test("pages are counted together with their times, and neither files nor the API are pages", async () => {
	const s = await scene({ now: new Date() });
	const provider = startMetrics({ deps: s.deps, collector: null, ...noGauges });
	const stop = countPages();
	const types: Record<string, [number, string]> = {
		"/events/summer-party": [200, "text/html; charset=utf-8"],
		"/events/summer-party?_rsc=1": [200, "text/x-component"],
		"/nowhere": [404, "text/html; charset=utf-8"],
		"/icon.png": [200, "image/png"],
		"/api/auth/error": [200, "text/html"],
	};
	const server = createServer(({ url = "" }, response) => {
		const [status = 500, type = ""] = types[url] ?? [];
		// As Next does. What writeHead is given cannot be asked for afterwards.
		response.setHeader("content-type", type);
		response.writeHead(status).end("x");
	});
	await new Promise<void>((listening) => server.listen(0, "127.0.0.1", listening));
	const { port } = z.object({ port: z.number() }).parse(server.address());
	for (const path of Object.keys(types)) await (await fetch(`http://127.0.0.1:${port}${path}`)).text();
	await new Promise((closed) => server.close(closed));
	stop();
	await provider.forceFlush();

	const rows = await s.db.measure.findMany({ orderBy: { code: "asc" } });
	expect(rows).toMatchObject([
		{ what: "pages", code: "404", count: 1 },
		{ what: "pages", code: "ok", count: 2 },
	]);
	expect(rows.every(({ milliseconds }) => milliseconds > 0)).toBe(true);
	await provider.shutdown();
});
