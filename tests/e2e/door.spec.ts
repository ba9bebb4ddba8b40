/**
 * What a stranger's request can make the server do before it is known who asks: over HTTP, on the production build, by
 * status, by the bytes that were taken, and by the rows that were written.
 */
import { randomUUID } from "node:crypto";
import pg from "pg";
import superjson from "superjson";
import { entryPoints } from "../setup/entry-points";
import { chunked, rawRequest } from "../setup/raw-request";
import { eventId, eventPath, mutate, query, signIn } from "./people";
import { expect, test } from "./test";

const app = process.env.E2E_BASE_URL ?? "";
const json = { "content-type": "application/json" };
const endless = { ...json, "transfer-encoding": "chunked" };
const sendEmailLink = "/api/trpc/signIn.sendEmailLink";

/** An address for every route that Next serves through proxy.ts, pages and files among them. */
const addresses = [
	...[
		"/",
		"/sign-in",
		"/sign-in/link?token=none",
		"/events",
		eventPath,
		`${eventPath}/live`,
		"/no-such-page",
	],
	...[
		`${eventPath}/photos/${randomUUID()}`,
		"/icon.svg",
		"/favicon.ico",
		"/landing/none.webp",
		"/_next/image",
	],
	...[
		"/api/auth/signout",
		"/api/auth/_log",
		"/api/auth/callback/demo",
		"/api/cron/sweep",
		"/api/no-such-route",
	],
	...["/api/health/live", "/api/health/ready", "/api/trpc/events.mine", sendEmailLink],
];

/** How many rows each table has. */
async function rows(): Promise<Record<string, number>> {
	const client = new pg.Client({ connectionString: process.env.E2E_DATABASE_URL });
	await client.connect();
	try {
		const counts: Record<string, number> = {};
		const tables = await client.query<{ name: string }>(
			"SELECT table_name AS name FROM information_schema.tables WHERE table_schema = 'public' ORDER BY 1",
		);
		for (const { name } of tables.rows) {
			const counted = await client.query<{ rows: number }>(`SELECT count(*)::int AS rows FROM "${name}"`);
			counts[name] = counted.rows[0]?.rows ?? 0;
		}
		return counts;
	} finally {
		await client.end();
	}
}

let before: Record<string, number>;
test.beforeEach(async () => {
	before = await rows();
});

test("every route that is listed is tried", () => {
	const paths = addresses.map((address) => address.split("?")[0] ?? "");
	const routes = entryPoints("Routes").map(([route = ""]) => route);
	const untried = routes.filter((route) => {
		const pattern = route.replace(/\[\.\.\.\w+\]|\*/, ".+").replaceAll(/\[\w+\]/g, "[^/]+");
		return !paths.some((path) => new RegExp(`^${pattern}$`).test(path));
	});
	// Served before the proxy: no body of theirs is waited for, so they are answered at once.
	expect(untried).toEqual(["/_next/static/*", "any other"]);
});

test("a file that never changes is answered without its body, and the connection ends", async () => {
	const path = "/_next/static/none.js";
	const answer = await rawRequest(app, {
		method: "POST",
		path,
		headers: endless,
		parts: chunked(parts(6_250)),
	});
	expect(answer.status).toBe(404);
	expect(answer.sent).toBeLessThan(50_000_000);
});

function* parts(count: number) {
	for (let part = 0; part < count; part++) yield "x".repeat(16_000);
}

test("a body of 100 MB is answered 413 on every route, and most of it never leaves its sender", async () => {
	for (const path of addresses)
		for (const method of ["POST", "PUT"]) {
			const body = chunked(parts(6_250));
			const answer = await rawRequest(app, { method, path, headers: endless, parts: body });
			expect(answer, `${method} ${path}`).toMatchObject({
				status: 413,
				body: '{"error":"A request has at most 64 kB."}',
			});
			expect(answer.headers["cache-control"]).toBe("private, no-store");
			// What the two ends of a connection on one machine take over without the server reading it.
			expect(answer.sent, path).toBeLessThan(16_000_000);
		}
	expect(await rows()).toEqual(before);
});

test("one byte more than 64 kB is too much, with a length and without", async () => {
	const send = (headers: Record<string, string>, body: Iterable<string>) =>
		rawRequest(app, { method: "POST", path: sendEmailLink, headers: { ...json, ...headers }, parts: body });
	for (const [bytes, status] of [
		[64_000, 400],
		[64_001, 413],
	] as const) {
		const text = `"${"x".repeat(bytes - 2)}"`;
		expect(await send(endless, chunked([text]))).toMatchObject({ status });
		expect(await send({ "content-length": String(bytes) }, [text])).toMatchObject({ status });
	}
	expect(await rows()).toEqual(before);
});

test("a body that does not come ends after ten seconds, on every route, and with it its connection", async () => {
	test.setTimeout(60_000);
	const lying = { ...json, "content-length": "5000", "next-action": "0".repeat(40) };
	const answers = await Promise.all(
		addresses.flatMap((path) => [
			rawRequest(app, { method: "POST", path, headers: lying, parts: ["{}"], patienceMs: 25_000 }),
			rawRequest(app, { method: "POST", path, headers: endless, parts: ["2\r\n{}\r\n"], patienceMs: 25_000 }),
		]),
	);
	for (const answer of answers)
		expect(answer).toMatchObject({
			status: 408,
			body: '{"error":"A request has to arrive within 10 seconds."}',
		});
	expect(await rows()).toEqual(before);
});

test("a page takes no body, an action neither", async ({ request }) => {
	const types = ["application/json", "multipart/form-data; boundary=x", "application/x-www-form-urlencoded"];
	for (const type of types)
		for (const action of ["", "0".repeat(40)]) {
			const headers = { "content-type": type, "next-action": action };
			const answer = await request.post(eventPath, { data: "--x--", headers });
			expect(answer.status(), type).toBe(405);
			expect(answer.headers()["cache-control"]).toBe("private, no-store");
		}
});

/** What superjson would work on before any schema has seen it. */
const costly = {
	"equal references": {
		json: { email: "a@b.test" },
		meta: { referentialEqualities: { email: ["x"] }, v: 1 },
	},
	"thousands of them": {
		json: { email: "a@b.test" },
		meta: { referentialEqualities: { email: Array.from({ length: 7_000 }, (_, n) => `a${n}`) }, v: 1 },
	},
	"a list of four thousand million": {
		json: { email: "a@b.test", list: [] },
		meta: { values: { "list.4294967294": ["undefined"] }, v: 1 },
	},
	"a set": { json: { email: "a@b.test", more: [] }, meta: { values: { more: ["set"] }, v: 1 } },
	"21 levels": { json: JSON.parse(`${"[".repeat(21)}${"]".repeat(21)}`) },
};
for (const [what, payload] of Object.entries(costly))
	test(`${what}: refused before it is worked on, in the form of every error`, async ({ request }) => {
		const answer = await request.post(sendEmailLink, { data: payload });
		expect(answer.status()).toBe(400);
		const { error } = await answer.json();
		expect(error.json.data).toMatchObject({ appCode: "INVALID_INPUT", code: "BAD_REQUEST", retry: false });
		const asked = await request.get(`/api/trpc/events.bySlug?batch=1&input=${encodeURIComponent('{"0":7}')}`);
		expect(asked.status()).toBe(401);
		expect(await rows()).toEqual(before);
	});

test("brackets to the end of a request are refused", async ({ request }) => {
	const half = 31_900;
	const data = `{"json":${"[".repeat(half)}${"]".repeat(half)}}`;
	const answer = await request.post(sendEmailLink, { data, headers: json });
	expect(answer.status()).toBe(400);
	expect(await rows()).toEqual(before);
});

test("the routes that nobody uses are shut", async ({ request }) => {
	for (const path of ["/_next/image", "/_next/image?url=%2Ficon.svg&w=64&q=75"])
		expect((await request.get(path)).status(), path).toBe(404);
	const form = { code: "anything", level: "error", message: "as long as a request" };
	for (const path of ["/api/auth/_log", "/api/auth/session", "/api/auth/verify-request"])
		expect((await request.post(path, { form })).status(), path).toBe(404);
	expect((await request.get("/api/auth/verify-request")).status()).toBe(404);
	expect((await request.post("/api/auth/signout", { data: "{" })).status()).toBe(415);
});

test("every answer of the API is private, whatever it says", async ({ page, request }) => {
	await signIn(page, "Ada Moreno", "/events");
	const input = encodeURIComponent(superjson.stringify({ slug: "none" }));
	const crossSite = { headers: { origin: "https://other.example" }, data: {} };
	const answers = [
		await page.request.get("/api/trpc/events.mine"),
		await page.request.get("/api/trpc/events.mine,events.mine?batch=1"),
		await page.request.get(`/api/trpc/events.bySlug?input=${input}`),
		await page.request.get("/api/trpc/events.bySlug?input=%7B"),
		await request.get("/api/trpc/events.mine"),
		await request.get("/api/trpc/no.such"),
		await request.get("/api/trpc/signIn.endSessions"),
		await request.post("/api/trpc/signIn.endSessions", {
			data: "x",
			headers: { "content-type": "text/plain" },
		}),
		await request.post("/api/trpc/signIn.endSessions", crossSite),
		await request.put("/api/trpc/events.mine"),
		await request.get("/api/no-such-route"),
		await request.get("/api/cron/sweep"),
		await request.post("/api/cron/sweep"),
		await request.get("/api/health/live"),
		await request.get("/api/health/ready"),
		await request.post("/api/health/live"),
		...(await Promise.all(
			["csrf", "session", "providers", "signin", "error", "callback/demo", "_log", "no-such"].map((action) =>
				request.get(`/api/auth/${action}`, { maxRedirects: 0 }),
			),
		)),
		await request.post("/api/auth/signout", { form: {}, maxRedirects: 0 }),
		await request.post("/api/auth/signout", crossSite),
	];
	for (const answer of answers) {
		const cacheControl = answer.headers()["cache-control"] ?? "";
		expect(cacheControl, `${answer.status()} ${answer.url()}`).toMatch(/\bprivate\b.*\bno-store\b/);
		expect(cacheControl, answer.url()).not.toMatch(/public|s-maxage/);
	}
	expect(new Set(answers.map((answer) => answer.status())).size).toBeGreaterThan(6);
});

test("a cursor with an impossible date is the caller's mistake", async ({ page }) => {
	await signIn(page, "Ada Moreno");
	const id = randomUUID();
	for (const [order, cursor] of [
		["taken", `t_-8640000000000000_1_${id}`],
		["newest", `8640000000000000_${id}`],
	]) {
		const answer = await query(page, "photos.list", { eventId: await eventId(page), order, cursor });
		expect(answer.status(), cursor).toBe(400);
		expect((await answer.json()).error.json.data.appCode).toBe("INVALID_INPUT");
	}
});

test("somebody on no roll writes no row, whatever events they name", async ({ page }) => {
	await signIn(page, "Dev Iyer", "/events");
	before = await rows();
	for (let n = 0; n < 20; n++) {
		const announced = { contentType: "image/jpeg", size: 1_000, sha256: "0".repeat(64), title: "One" };
		const answer = await mutate(page, "photos.initiateUpload", { eventId: randomUUID(), ...announced });
		expect(answer.status).toBe(403);
	}
	expect(await rows()).toEqual(before);
});

test("the largest batch of the browser goes through", async ({ page }) => {
	await signIn(page, "Dev Iyer", "/events");
	const call = superjson.serialize({
		...{ eventId: randomUUID(), contentType: "image/jpeg", size: 1_000, sha256: "0".repeat(64) },
		...{ title: `x${"\u0001".repeat(118)}x`, description: `x${"\u0001".repeat(998)}x` },
	});
	const calls = Array.from({ length: 8 }, (_, n) => [n, call]);
	const path = `/api/trpc/${calls.map(() => "photos.initiateUpload").join()}?batch=1`;
	const answer = await page.request.post(path, { data: Object.fromEntries(calls) });
	expect(answer.status()).toBe(403);
	expect(await answer.json()).toHaveLength(8);
});
