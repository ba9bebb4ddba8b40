/**
 * Sends more calls at once than the process can serve. Each must be served or be answered SERVER_BUSY with
 * Retry-After. None may be answered as an internal error, and none may wait in vain.
 */
import { PrismaPg } from "@prisma/adapter-pg";
import { Pool } from "pg";
import { afterAll, describe, expect, test, vi } from "vitest";
import { z } from "zod";
import { PrismaClient } from "@/prisma/generated/client";
import { batchMaxChanges } from "@/rules/batches";
import { contextOf } from "@/tests/setup/context";
import { openDatabase } from "@/tests/setup/database";
import { announced, arrive, jpeg, type Scene } from "@/tests/setup/photos";
import { scene } from "@/tests/setup/scene";
import { poolOptions } from "../db/pool-options";
import type { Deps } from "../deps";
import { limits } from "../limits";
import { makeRateLimits } from "../rate-limits/rate-limits";
import { answerApi } from "../routers/answer-api";
import { type InFlight, makeInFlight } from "./in-flight";
import { withBoundedBody } from "./read-body";

const closing: (() => Promise<unknown>)[] = [];
afterAll(() => Promise.all(closing.map((close) => close())));

/** Dependencies with `max` database connections. A query waits up to `wait` milliseconds for a free one. */
async function depsWithPool(s: Scene, { max, wait }: { max: number; wait: number }) {
	const { url } = await openDatabase();
	const pool = new Pool({ ...poolOptions(url), max, connectionTimeoutMillis: wait });
	const options = { maxWait: wait, timeout: 15_000 };
	const db = new PrismaClient({ adapter: new PrismaPg(pool), transactionOptions: options });
	closing.push(() => db.$disconnect().then(() => pool.end()));
	return { pool, deps: { ...s.deps, db, limit: makeRateLimits(pool, s.deps.limits) } };
}

const answer = z.union([
	z.object({ result: z.unknown() }),
	z.object({
		error: z.object({
			json: z.object({ data: z.object({ appCode: z.string(), retryAfter: z.number().nullable() }) }),
		}),
	}),
]);

/** Sends one request and returns how its calls ended, with its status and Retry-After. */
async function ask(
	s: Scene,
	o: { deps?: Deps; inFlight?: InFlight; session?: boolean },
	procedure: string,
	inputs: unknown[],
) {
	const { deps = s.deps, inFlight = makeInFlight(1_000), session = true } = o;
	const { caller } = contextOf(deps, s.guest);
	const readSession = async () => {
		// Reading the session also queries the database before the procedure itself runs.
		if (session) await deps.db.$queryRaw`SELECT 1`;
		return caller.session();
	};
	const createContext = async () => ({ deps, caller: { ...caller, session: readSession } });
	const path = inputs.map(() => procedure).join(",");
	const body = Object.fromEntries(inputs.map((json, index) => [index, { json }]));
	const request = new Request(`http://localhost:3000/api/trpc/${path}?batch=1`, {
		method: "POST",
		headers: { "content-type": "application/json" },
		body: JSON.stringify(body),
	});
	const response = await answerApi({ createContext, inFlight, log: s.deps.log }, request);
	const answers = z.array(answer).parse(await response.json());
	const ends = answers.map((one) => ("error" in one ? one.error.json.data.appCode : "ok"));
	return { status: response.status, retryAfter: response.headers.get("retry-after"), ends, answers };
}

const photo = (s: Scene) => ({ eventId: s.event.id, ...announced(jpeg()) });

describe("too few database connections", () => {
	test.each(["the session", "the rate limit", "the transaction"])(
		"sixty calls that get no connection for %s are all answered SERVER_BUSY",
		async (first) => {
			const s = await scene();
			const { pool, deps } = await depsWithPool(s, { max: 1, wait: 300 });
			// Opening it may take longer than calls wait.
			const held = await vi.waitFor(() => pool.connect(), 60_000);
			const upload = first === "the transaction" ? async () => {} : deps.limit.upload;
			const limit = { ...deps.limit, upload };
			const options = { deps: { ...deps, limit }, session: first === "the session" };
			const calls = Array.from({ length: 60 }, () => ask(s, options, "photos.initiateUpload", [photo(s)]));
			const answers = await Promise.all(calls);
			held.release();

			const busy = { status: 503, retryAfter: "5", ends: ["SERVER_BUSY"] };
			expect(answers).toMatchObject(Array(60).fill(busy));
			expect((await ask(s, options, "photos.initiateUpload", [photo(s)])).ends).toEqual(["ok"]);
		},
	);

	test("sixty uploads at once through two connections are all announced", async () => {
		const s = await scene();
		const { deps } = await depsWithPool(s, { max: 2, wait: 60_000 });
		const calls = Array.from({ length: 60 }, () => ask(s, { deps }, "photos.initiateUpload", [photo(s)]));
		const answers = await Promise.all(calls);
		expect(answers.map(({ ends }) => ends[0])).toEqual(Array(60).fill("ok"));
		expect(await s.db.upload.count()).toBe(60);
	});

	test("a queue that signs and confirms in twelve full batches at once is refused nothing on default settings", async () => {
		const s = await scene();
		const { deps } = await depsWithPool(s, { max: 10, wait: 60_000 });
		const inFlight = makeInFlight(limits.callsInFlight);
		const inBatches = async (procedure: string, inputs: unknown[]) => {
			const batches = Array.from({ length: inputs.length / batchMaxChanges }, (_, index) =>
				inputs.slice(index * batchMaxChanges, (index + 1) * batchMaxChanges),
			);
			const answers = await Promise.all(batches.map((batch) => ask(s, { deps, inFlight }, procedure, batch)));
			return answers.flatMap(({ ends }) => ends);
		};
		const count = 12 * batchMaxChanges;

		const signed = await inBatches(
			"photos.initiateUpload",
			Array.from({ length: count }, () => photo(s)),
		);
		const uploads = await s.db.upload.findMany({ select: { id: true } });
		const confirmed = await inBatches(
			"photos.confirm",
			uploads.map(({ id }) => ({ photoId: id })),
		);

		expect(signed).toEqual(Array(count).fill("ok"));
		// Nothing was sent.
		expect(confirmed).toEqual(Array(count).fill("UPLOAD_MISSING"));
	});

	test("sixty uploads through one slow connection are announced or answered SERVER_BUSY, and only the announced have a row", async () => {
		const s = await scene();
		const { pool, deps } = await depsWithPool(s, { max: 1, wait: 400 });
		// Another user takes the only connection every third of a second.
		let over = false;
		const busy = (async () => {
			while (!over) {
				const held = await pool.connect().catch(() => null);
				await new Promise((later) => setTimeout(later, 300));
				held?.release();
				await new Promise((later) => setTimeout(later, 20));
			}
		})();
		const calls = Array.from({ length: 60 }, () => ask(s, { deps }, "photos.initiateUpload", [photo(s)]));
		const ends = (await Promise.all(calls)).flatMap((one) => one.ends);
		over = true;
		await busy;
		expect(ends.filter((end) => end !== "ok" && end !== "SERVER_BUSY")).toEqual([]);
		expect(await s.db.upload.count()).toBe(ends.filter((end) => end === "ok").length);
	});
});

describe("more calls than the limit", () => {
	/** A store whose HEAD requests wait until the test calls `go`. */
	function waitingStore(s: Scene) {
		let go = () => {};
		const gate = new Promise<void>((open) => {
			go = open;
		});
		let waiting = 0;
		const head: typeof s.storage.head = async (...asked) => {
			waiting += 1;
			await gate;
			return s.storage.head(...asked);
		};
		return { deps: { ...s.deps, storage: { ...s.storage, head } }, go, waiting: () => waiting };
	}

	test("are refused at once with SERVER_BUSY, and are accepted again when others have ended", async () => {
		const s = await scene();
		const uploads = await Promise.all(Array.from({ length: 12 }, () => arrive(s, s.guest, jpeg())));
		const { deps, go, waiting } = waitingStore(s);
		const inFlight = makeInFlight(5);
		const confirm = ({ photoId }: { photoId: string }) =>
			ask(s, { deps, inFlight }, "photos.confirm", [{ photoId }]);
		const begun = uploads.slice(0, 5).map(confirm);
		while (waiting() < 5) await new Promise((later) => setTimeout(later, 5));

		const refused = await Promise.all(uploads.slice(5).map(confirm));

		const busy = { status: 503, retryAfter: "2", ends: ["SERVER_BUSY"] };
		expect(refused).toMatchObject(Array(7).fill(busy));
		go();
		expect((await Promise.all(begun)).map(({ ends }) => ends)).toEqual(Array(5).fill(["ok"]));
		for (const upload of uploads.slice(5)) expect((await confirm(upload)).ends).toEqual(["ok"]);
		await s.settled();
	});

	test("are refused one by one in a batch, whose answer has Retry-After next to the results", async () => {
		const s = await scene();
		const batch = Array.from({ length: 5 }, () => photo(s));
		const { status, retryAfter, ends, answers } = await ask(
			s,
			{ inFlight: makeInFlight(3) },
			"photos.initiateUpload",
			batch,
		);
		expect({ status, retryAfter }).toEqual({ status: 207, retryAfter: "2" });
		expect(ends.toSorted()).toEqual(["SERVER_BUSY", "SERVER_BUSY", "ok", "ok", "ok"]);
		expect(answers.flatMap((one) => ("error" in one ? one.error.json.data.retryAfter : []))).toEqual([2, 2]);
		expect(await s.db.upload.count()).toBe(3);
	});

	test("do not include calls whose body is still arriving", async () => {
		const s = await scene();
		const inFlight = makeInFlight(1);
		const slow = new Request("http://localhost:3000/api/trpc/photos.initiateUpload", {
			...{ method: "POST", headers: { "content-type": "application/json" }, duplex: "half" },
			body: new ReadableStream(),
		});
		const createContext = async () => contextOf(s.deps, s.guest);
		const answered = withBoundedBody(slow, limits).then((request) =>
			request instanceof Response
				? request
				: answerApi({ createContext, inFlight, log: s.deps.log }, request),
		);
		void answered;
		await new Promise((later) => setTimeout(later, 50));

		expect((await ask(s, { inFlight }, "photos.initiateUpload", [photo(s)])).ends).toEqual(["ok"]);
	});
});

test("a call beyond the limit is refused before its session is read, because that takes a connection too", async () => {
	const s = await scene();
	let sessionsRead = 0;
	let go = () => {};
	const gate = new Promise<void>((open) => {
		go = open;
	});
	const { deps, caller } = contextOf(s.deps, s.guest);
	const session = async () => {
		sessionsRead += 1;
		await gate;
		return caller.session();
	};
	const createContext = async () => ({ deps, caller: { ...caller, session } });
	const inFlight = makeInFlight(1);
	const call = () =>
		answerApi(
			{ createContext, inFlight, log: s.deps.log },
			new Request("http://localhost:3000/api/trpc/events.mine"),
		);
	const first = call();
	while (sessionsRead === 0) await new Promise((later) => setTimeout(later, 5));

	expect((await call()).status).toBe(503);
	expect(sessionsRead).toBe(1);
	go();
	expect((await first).status).toBe(200);
});

test("a call that exceeds a rate limit is answered with Retry-After", async () => {
	const s = await scene({ limits: { uploadsPerMinute: 1 } });
	await ask(s, {}, "photos.initiateUpload", [photo(s)]);
	const { status, retryAfter, ends } = await ask(s, {}, "photos.initiateUpload", [photo(s)]);
	expect({ status, ends }).toEqual({ status: 429, ends: ["TOO_MANY_UPLOADS"] });
	expect(Number(retryAfter)).toBeGreaterThan(0);
	expect(Number(retryAfter)).toBeLessThanOrEqual(60);
});
