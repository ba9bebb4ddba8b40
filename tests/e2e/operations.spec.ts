/** What an operator sees of a running server: its log, its traces and its health. */

import { people } from "@/prisma/seed/people";
import { startApp } from "@/scripts/stack/app";
import { freePort } from "@/scripts/stack/ports";
import { choose, eventPath, fixture, signIn, tile } from "./people";
import { startCollector } from "./setup/collector";
import { stack } from "./setup/stack";
import { expect, type Page, test } from "./test";

async function ownApp(changes: Record<string, string>) {
	const printed: string[] = [];
	const env = { ...stack.secondApp, LOG_LEVEL: "info", ...changes };
	const origin: string = env.NEXTAUTH_URL;
	const port = Number(new URL(origin).port);
	const app = startApp({ production: true, port, env, output: (text) => printed.push(text) });
	await app.ready;
	const log = () =>
		printed
			.join("")
			.split("\n")
			.filter((line) => line.startsWith("{"))
			.map((line): Record<string, unknown> => JSON.parse(line));
	return { origin, log, printed, stop: () => app.stop() };
}

const patience = { timeout: 60_000 };
/** Polled, because on a busy machine a dependency may not answer in its three seconds. */
async function readiness(request: Page["request"]) {
	const answer = await request.get("/api/health/ready");
	return { code: answer.status(), cache: answer.headers()["cache-control"], parts: await answer.json() };
}

test("the log and the traces show how a photo was added, and neither reveals who added it", async ({
	browser,
}) => {
	const collector = await startCollector();
	const app = await ownApp({
		OTEL_EXPORTER_OTLP_ENDPOINT: collector.url,
		OTEL_EXPORTER_OTLP_PROTOCOL: "http/json",
	});
	const context = await browser.newContext({ baseURL: app.origin });
	try {
		const page = await context.newPage();
		await signIn(page, people.ada.name);
		await choose(page, [fixture("stream.jpg", "operations")]);
		await page.getByRole("button", { name: "Add 1 photo" }).click();
		await expect(tile(page, "Stream")).toBeVisible();
		await page.goto(`${eventPath}?with=a-query`);

		const names = () => [...new Set(collector.spans.map(({ name }) => name))];
		// Spans are sent every five seconds, and later from a busy machine.
		await expect
			.poll(names, patience)
			.toEqual(expect.arrayContaining(["S3.HeadObject", "prisma:client:operation"]));
		const store = collector.spans.find(({ name }) => name === "S3.HeadObject");
		const together = collector.spans
			.filter(({ traceId }) => traceId === store?.traceId)
			.map(({ name }) => name);
		expect(together.join()).toMatch(/prisma/);
		expect(together.join()).toContain("/api/trpc/");

		const confirm = app.log().find(({ path }) => String(path).includes("photos.confirm"));
		expect(confirm).toMatchObject({ level: "info", method: "POST", status: 200 });
		expect(confirm?.requestId).toMatch(/^\w+$/);
		expect(confirm?.traceId).toBe(store?.traceId);

		for (const told of [app.printed.join(""), JSON.stringify([collector.spans, collector.metrics])]) {
			const secrets = [people.ada.name, people.ada.email, "X-Amz-Signature", "with=a-query", "callbackUrl="];
			// Not with toContain, because a failure would print everything.
			expect(secrets.filter((secret) => told.includes(secret))).toEqual([]);
		}
	} finally {
		await context.close();
		await app.stop();
		await collector.stop();
	}
});

test("a server without a database is alive but not ready, and its error pages show the id in the log", async ({
	browser,
}) => {
	const nobody = `postgres://nobody:nothing@127.0.0.1:${await freePort()}/nowhere`;
	const app = await ownApp({ DATABASE_URL: nobody });
	const context = await browser.newContext({ baseURL: app.origin });
	try {
		const page = await context.newPage();
		expect(await (await page.request.get("/api/health/live")).json()).toEqual({ status: "alive" });
		await expect
			.poll(() => readiness(page.request), patience)
			.toMatchObject({ code: 503, parts: { status: "unready", database: "failing", storage: "ok" } });

		await page.goto("/sign-in");
		const shown = await page.getByText(/error \d+/).textContent();
		const [digest] = shown?.match(/\d+/) ?? [];
		expect(app.log().map(({ err }) => err)).toContainEqual(expect.objectContaining({ digest }));
		expect(app.printed.join("")).not.toContain("nobody:nothing");
	} finally {
		await context.close();
		await app.stop();
	}
});

test("a server whose dependencies answer is ready", async ({ request }) => {
	await expect
		.poll(() => readiness(request), patience)
		.toEqual({
			code: 200,
			cache: "private, no-store",
			parts: { status: "ready", database: "ok", storage: "ok" },
		});
});
