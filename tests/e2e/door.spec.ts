/**
 * What an unauthenticated request can make the server do, tested over HTTP on the production build: the status of the
 * answer, the bytes that were read, and the rows that were written.
 */
import { randomUUID } from "node:crypto";
import pg from "pg";
import superjson from "superjson";
import { entryPoints } from "../setup/entry-points";
import { chunked, rawRequest } from "../setup/raw-request";
import { eventId, eventPath, mutate, query, signIn } from "./people";
import { stack } from "./setup/stack";
import { expect, test } from "./test";

const app = stack.origin;
const json = { "content-type": "application/json" };
const endless = { ...json, "transfer-encoding": "chunked" };
const sendEmailLink = "/api/trpc/signIn.sendEmailLink";

/** An address for every route that Next serves through proxy.ts, including pages and files. */
const addresses = [
	...[
		"/",
		"/sign-in",
		"/sign-in/link?token=none",
		"/events",
		"/events/new",
		"/operations",
		eventPath,
		...[
			"overview",
			"gallery",
			"gallery/queue",
			"roll",
			"roll/import",
			"door",
			"log",
			"settings",
			"live",
			"take-home",
			"venue",
			"venue/print",
			"join",
			"join/none",
		].map((page) => `${eventPath}/${page}`),
		"/no-such-page",
	],
	...[
		`${eventPath}/photos/${randomUUID()}`,
		"/icon.svg",
		"/favicon.ico",
		"/apple-icon.png",
		"/manifest.webmanifest",
		"/icons/192.png",
		"/landing/none.webp",
		"/package/none",
		"/_next/image",
	],
	...[
		"/api/auth/signout",
		"/api/auth/_log",
		"/api/auth/callback/demo",
		"/api/cron/sweep",
		"/api/cover/none",
		"/api/no-such-route",
	],
	...["/api/health/live", "/api/health/ready", "/api/health/work", "/api/trpc/events.mine", sendEmailLink],
];

/** The number of rows in each table. */
async function rows(): Promise<Record<string, number>> {
	const client = new pg.Client({ connectionString: stack.databaseUrl });
	await client.connect();
	try {
		const counts: Record<string, number> = {};
		const tables = await client.query<{ name: string }>(
			"SELECT table_name AS name FROM information_schema.tables WHERE table_schema = 'public'" +
				// Each process adds up what it counted, in a few rows for all requests of ten minutes together.
				" AND table_name <> 'Measure' ORDER BY 1",
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

test("every listed route is tested here", () => {
	const paths = addresses.map((address) => address.split("?")[0] ?? "");
	const routes = entryPoints("Routes").map(([route = ""]) => route);
	const untried = routes.filter((route) => {
		const pattern = route.replace(/\[\.\.\.\w+\]|\*/, ".+").replaceAll(/\[\w+\]/g, "[^/]+");
		return !paths.some((path) => new RegExp(`^${pattern}$`).test(path));
	});
	// These are served before the proxy and answered at once, without waiting for a body.
	expect(untried).toEqual(["/_next/static/*", "any other"]);
});

test("a request for a static file is answered without reading its body, and the connection ends", async () => {
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

test("a body of 100 MB is answered with 413 on every route, and most of it is never sent", async () => {
	for (const path of addresses)
		for (const method of ["POST", "PUT"]) {
			const body = chunked(parts(6_250));
			const answer = await rawRequest(app, { method, path, headers: endless, parts: body });
			expect(answer, `${method} ${path}`).toMatchObject({
				status: 413,
				body: '{"error":"A request can have at most 64 kB."}',
			});
			expect(answer.headers["cache-control"]).toBe("private, no-store");
			// The buffers of a local connection take this much even if the server does not read it.
			expect(answer.sent, path).toBeLessThan(16_000_000);
		}
	expect(await rows()).toEqual(before);
});

test("a body one byte larger than 64 kB is refused, with and without a content-length", async () => {
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

test("on every route, a request whose body does not arrive is answered and closed after ten seconds", async () => {
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
			body: '{"error":"This request took longer than 10 seconds to arrive."}',
		});
	expect(await rows()).toEqual(before);
});

test("on every route, a request to upgrade the connection is answered, and its connection ends", async () => {
	const headers = { connection: "Upgrade", upgrade: "websocket" };
	for (const path of [...addresses, "/_next/static/none.js"]) {
		const answer = await rawRequest(app, { method: "GET", path, headers, patienceMs: 10_000 });
		expect(answer.status, path).toBeGreaterThanOrEqual(200);
		expect(answer.headers.connection, path).toBe("close");
	}
	const allowed = await rawRequest(app, { method: "GET", path: "/api/health/live", headers });
	expect(allowed.status).toBe(200);
});

test("TRACE is answered with 405 on every route", async () => {
	for (const path of [...addresses, "/_next/static/none.js"]) {
		const answer = await rawRequest(app, { method: "TRACE", path });
		expect(answer, path).toMatchObject({
			status: 405,
			body: '{"error":"This server does not answer TRACE requests."}',
		});
		expect(answer.headers["cache-control"]).toBe("private, no-store");
	}
});

test("pages accept no body, not even for a server action", async ({ request }) => {
	const types = ["application/json", "multipart/form-data; boundary=x", "application/x-www-form-urlencoded"];
	for (const type of types)
		for (const action of ["", "0".repeat(40)]) {
			const headers = { "content-type": type, "next-action": action };
			const answer = await request.post(eventPath, { data: "--x--", headers });
			expect(answer.status(), type).toBe(405);
			expect(answer.headers()["cache-control"]).toBe("private, no-store");
		}
});

/** Inputs that superjson would process before any schema has checked them. */
const costly = {
	"equal references": {
		json: { email: "a@b.test" },
		meta: { referentialEqualities: { email: ["x"] }, v: 1 },
	},
	"thousands of equal references": {
		json: { email: "a@b.test" },
		meta: { referentialEqualities: { email: Array.from({ length: 7_000 }, (_, n) => `a${n}`) }, v: 1 },
	},
	"a list of four billion entries": {
		json: { email: "a@b.test", list: [] },
		meta: { values: { "list.4294967294": ["undefined"] }, v: 1 },
	},
	"a set": { json: { email: "a@b.test", more: [] }, meta: { values: { more: ["set"] }, v: 1 } },
	"21 levels of nesting": { json: JSON.parse(`${"[".repeat(21)}${"]".repeat(21)}`) },
};
for (const [what, payload] of Object.entries(costly))
	test(`an input with ${what} is refused before superjson processes it, with the usual error`, async ({
		request,
	}) => {
		const answer = await request.post(sendEmailLink, { data: payload });
		expect(answer.status()).toBe(400);
		const { error } = await answer.json();
		expect(error.json.data).toMatchObject({ appCode: "INVALID_INPUT", code: "BAD_REQUEST", retry: false });
		const asked = await request.get(`/api/trpc/events.bySlug?batch=1&input=${encodeURIComponent('{"0":7}')}`);
		expect(asked.status()).toBe(401);
		expect(await rows()).toEqual(before);
	});

test("a request that is full of nested brackets is refused", async ({ request }) => {
	const half = 31_900;
	const data = `{"json":${"[".repeat(half)}${"]".repeat(half)}}`;
	const answer = await request.post(sendEmailLink, { data, headers: json });
	expect(answer.status()).toBe(400);
	expect(await rows()).toEqual(before);
});

test("routes that the app does not use are closed", async ({ request }) => {
	for (const path of ["/_next/image", "/_next/image?url=%2Ficon.svg&w=64&q=75"])
		expect((await request.get(path)).status(), path).toBe(404);
	const form = { code: "anything", level: "error", message: "as long as a request" };
	for (const path of ["/api/auth/_log", "/api/auth/session", "/api/auth/verify-request"])
		expect((await request.post(path, { form })).status(), path).toBe(404);
	expect((await request.get("/api/auth/verify-request")).status()).toBe(404);
	expect((await request.post("/api/auth/signout", { data: "{" })).status()).toBe(415);
});

test("every answer of the API is marked private, whatever its status", async ({ page, request }) => {
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
		await request.get("/api/cover/none"),
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

test("a cursor with an impossible date is answered with INVALID_INPUT", async ({ page }) => {
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

test("a person without any membership cannot write a row, whatever events they name", async ({ page }) => {
	await signIn(page, "Dev Iyer", "/events");
	before = await rows();
	for (let n = 0; n < 20; n++) {
		const announced = { contentType: "image/jpeg", size: 1_000, sha256: "0".repeat(64), title: "One" };
		const answer = await mutate(page, "photos.initiateUpload", { eventId: randomUUID(), ...announced });
		expect(answer.status).toBe(403);
	}
	expect(await rows()).toEqual(before);
});

test("the largest batch that the browser sends is accepted", async ({ page }) => {
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
