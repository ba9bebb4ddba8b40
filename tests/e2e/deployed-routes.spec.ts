/**
 * A serverless host gives a route the files that Next traced for it. Decoding a HEIC takes a thread started from a
 * file of its own, WebAssembly and libvips: what the trace forgets would fail there and nowhere else.
 */
import { createHash } from "node:crypto";
import superjson from "superjson";
import { z } from "zod";
import { eventId, fixture, mutate, query, signIn } from "./people";
import { startDeployedRoute } from "./setup/deployed-route";
import { expect, type Page, test } from "./test";

const appEnv: NodeJS.ProcessEnv = JSON.parse(process.env.E2E_APP_ENV ?? "{}");
const answered = z.object({ result: z.object({ data: z.object({ json: z.unknown() }) }) });
const data = async (answer: { json: () => Promise<unknown> }) =>
	answered.parse(await answer.json()).result.data.json;

/** A HEIC of the signed-in person that is in the store and not confirmed yet. */
async function sentHeic(page: Page, salt: string): Promise<string> {
	const { buffer } = fixture("iphone-trail.heic", salt);
	const answer = await page.request.post("/api/trpc/photos.initiateUpload", {
		data: superjson.serialize({
			...{ eventId: await eventId(page), contentType: "image/heic", size: buffer.length },
			...{ sha256: createHash("sha256").update(buffer).digest("hex"), title: `Deployed${salt}` },
		}),
	});
	const told = z
		.object({ photoId: z.string(), url: z.string(), headers: z.record(z.string(), z.string()) })
		.parse(await data(answer));
	const { "content-length": _, ...headers } = told.headers;
	const put = await fetch(told.url, { method: "PUT", headers, body: new Blob([new Uint8Array(buffer)]) });
	expect(put.status).toBe(200);
	return told.photoId;
}

async function expectDeveloped(page: Page, photoId: string) {
	const state = async () =>
		z.object({ state: z.string() }).parse(await data(await query(page, "photos.byId", { photoId }))).state;
	await expect.poll(state, { timeout: 60_000 }).toBe("READY");
	await mutate(page, "photos.remove", { photoId });
}

test("confirm, with the files of its function alone, develops a HEIC", async ({ page }) => {
	await signIn(page, "Ada Moreno");
	const photoId = await sentHeic(page, " by confirm");
	const cookie = (await page.context().cookies()).map(({ name, value }) => `${name}=${value}`).join("; ");
	const deployed = await startDeployedRoute("api/trpc/[trpc]", appEnv);
	try {
		const answer = await fetch(`${deployed.url}/api/trpc/photos.confirm`, {
			method: "POST",
			headers: { cookie, "content-type": "application/json" },
			body: superjson.stringify({ photoId }),
		});
		expect(answer.status).toBe(200);
		await expectDeveloped(page, photoId);
	} finally {
		await deployed.stop();
	}
});

test("so does the sweep", async ({ page }) => {
	await signIn(page, "Ada Moreno");
	const photoId = await sentHeic(page, " by sweep");
	const deployed = await startDeployedRoute("api/cron/sweep", appEnv);
	try {
		const headers = { authorization: `Bearer ${process.env.E2E_CRON_SECRET}` };
		const answer = await fetch(`${deployed.url}/api/cron/sweep`, { headers });
		expect(await answer.json()).toMatchObject({ confirmed: 1, developed: 1, failed: 0 });
		await expectDeveloped(page, photoId);
	} finally {
		await deployed.stop();
	}
});

test("a function bounds its bodies by itself, without the door of a server in front", async () => {
	const deployed = await startDeployedRoute("api/trpc/[trpc]", appEnv);
	try {
		const send = (bytes: number) =>
			fetch(`${deployed.url}/api/trpc/signIn.sendEmailLink`, {
				method: "POST",
				headers: { "content-type": "application/json" },
				body: `"${"x".repeat(bytes - 2)}"`,
			});
		const tooLong = await send(64_001);
		expect(tooLong.status).toBe(413);
		expect(await tooLong.json()).toEqual({ error: "A request has at most 64 kB." });
		expect(tooLong.headers.get("cache-control")).toBe("private, no-store");
		expect((await send(64_000)).status).toBe(400);
	} finally {
		await deployed.stop();
	}
});
