import { expect, test } from "vitest";
import { scene } from "@/tests/setup/scene";
import { isUniqueViolation } from "../db/unique-violation";
import { makeLog } from "./log";
import { makeObserved } from "./observed";

function openLog() {
	const text: string[] = [];
	const log = makeLog("info", { write: (line) => text.push(line) });
	return { log, text, lines: () => text.map((line): Record<string, unknown> => JSON.parse(line)) };
}

const request = (path: string, headers: Record<string, string> = {}) =>
	new Request(`http://localhost${path}`, { headers });

test("every log line of a request has its id, and the answer has it too", async () => {
	const { log, lines } = openLog();
	const handler = makeObserved(log)(async () => {
		await new Promise((resolve) => setTimeout(resolve, 5));
		log.warn("in the midst of it");
		return new Response("ok");
	});

	const answers = await Promise.all([handler(request("/a")), handler(request("/b"))]);

	const [a, b] = answers.map((answer) => answer.headers.get("x-request-id"));
	expect(a).not.toBe(b);
	for (const id of [a, b]) {
		expect(lines().filter(({ requestId }) => requestId === id)).toMatchObject([
			{ level: "warn", msg: "in the midst of it" },
			{ level: "info", msg: "request", method: "GET", status: 200 },
		]);
	}
});

test("a request keeps the id that it was sent with, unless that is not a valid id", async () => {
	const { log } = openLog();
	const handler = makeObserved(log)(async () => new Response("ok"));
	const idOf = async (given: string) =>
		(await handler(request("/", { "x-request-id": given }))).headers.get("x-request-id");

	expect(await idOf("fra1:abc-123_456")).toBe("fra1:abc-123_456");
	expect(await idOf('"},{"level":"error')).toMatch(/^[0-9a-f]{12}$/);
	expect(await idOf("x".repeat(65))).toMatch(/^[0-9a-f]{12}$/);
});

test("an answer of the change feed is logged only if it is an error", async () => {
	const { log, lines } = openLog();
	const answer = (status: number) =>
		makeObserved(log)(async () => new Response("", { status }))(request("/api/trpc/events.changes?input=1"));
	await answer(200);
	await answer(404);
	expect(lines()).toMatchObject([{ msg: "request", path: "/api/trpc/events.changes", status: 404 }]);
});

test("the query of an address is not logged", async () => {
	const { log, text } = openLog();
	await makeObserved(log)(async () => new Response("ok"))(
		request("/api/auth/callback/oidc?code=secret-code"),
	);
	expect(text.join()).toContain("/api/auth/callback/oidc");
	expect(text.join()).not.toContain("secret-code");
});

test("an error that a handler throws is logged and thrown again", async () => {
	const { log, lines } = openLog();
	const handler = makeObserved(log)(async () => {
		throw new Error("broken", { cause: new TypeError("deeper") });
	});

	await expect(handler(request("/a"))).rejects.toThrow("broken");

	expect(lines()).toMatchObject([
		{
			level: "error",
			path: "/a",
			err: { type: "Error", message: "broken", cause: { type: "TypeError", message: "deeper" } },
		},
	]);
});

test("a database error is logged without anybody's address and without any values", async () => {
	const { log, text } = openLog();
	const s = await scene();
	const { email } = await s.db.user.findFirstOrThrow({ where: { name: "Gita" } });

	const error = await s.db.user.create({ data: { name: "a secret name", email } }).then(
		() => null,
		(refused: unknown) => refused,
	);
	expect(isUniqueViolation(error)).toBe(true);
	log.error({ err: error }, "failed");
	const wrong: unknown = await s.db.$queryRaw`SELECT ${"a secret name"}::uuid`.catch(
		(refused: unknown) => refused,
	);
	log.error({ err: wrong }, "failed");

	expect(text).toHaveLength(2);
	expect(text.join()).not.toContain(email);
	expect(text.join()).not.toContain("a secret name");
});

test.each([
	["an address", "no such person: noor@guests.example.org", "no such person: [e-mail]"],
	[
		"a password",
		"cannot reach postgres://rollcall:hunter2@db:5432/x",
		"cannot reach postgres://[credentials]@db:5432/x",
	],
	[
		"a signature",
		'GET "https://store/x.webp?X-Amz-Signature=abc" failed',
		'GET "https://store/x.webp?[query]" failed',
	],
])("%s in an error's message is not logged", (_what, message, written) => {
	const { log, lines } = openLog();
	log.error({ err: new Error(message) }, "failed");
	expect(lines()).toMatchObject([{ err: { message: written } }]);
	expect(JSON.stringify(lines())).not.toMatch(/guests\.example|hunter2|Amz-Signature/);
});

test("an error whose causes form a circle is logged", () => {
	const { log, lines } = openLog();
	const error = new Error("a");
	error.cause = new Error("b", { cause: error });
	log.error({ err: error }, "failed");
	expect(lines()).toHaveLength(1);
});
