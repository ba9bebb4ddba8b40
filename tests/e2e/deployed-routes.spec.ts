/**
 * A serverless host gives a route only the files that Next traced for it. Decoding a HEIC needs a process started from a
 * separate file, WebAssembly and libvips, so a file missing from the trace would cause a failure only there.
 */
import { createHash } from "node:crypto";
import superjson from "superjson";
import { z } from "zod";
import { eventId, fixture, mutate, query, signIn } from "./people";
import { startDeployedRoute } from "./setup/deployed-route";
import { stack } from "./setup/stack";
import { expect, type Page, test } from "./test";

const answered = z.object({ result: z.object({ data: z.object({ json: z.unknown() }) }) });
const data = async (answer: { json: () => Promise<unknown> }) =>
	answered.parse(await answer.json()).result.data.json;

/** Uploads a HEIC as the signed-in person without confirming it. Returns the photo's id. */
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

test("confirm develops a HEIC with only the files of its function", async ({ page }) => {
	await signIn(page, "Ada Moreno");
	const photoId = await sentHeic(page, " by confirm");
	const cookie = (await page.context().cookies()).map(({ name, value }) => `${name}=${value}`).join("; ");
	const deployed = await startDeployedRoute("api/trpc/[trpc]", stack.secondApp);
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

test("the sweep develops a HEIC with only the files of its function", async ({ page }) => {
	await signIn(page, "Ada Moreno");
	const photoId = await sentHeic(page, " by sweep");
	const deployed = await startDeployedRoute("api/cron/sweep", stack.secondApp);
	try {
		const headers = { authorization: `Bearer ${stack.cronSecret}` };
		const answer = await fetch(`${deployed.url}/api/cron/sweep`, { headers });
		expect(await answer.json()).toMatchObject({ confirmed: 1, developed: 1, failed: 0 });
		await expectDeveloped(page, photoId);
	} finally {
		await deployed.stop();
	}
});

test("a function limits request bodies itself, without the server in front of it", async () => {
	const deployed = await startDeployedRoute("api/trpc/[trpc]", stack.secondApp);
	try {
		const send = (bytes: number) =>
			fetch(`${deployed.url}/api/trpc/signIn.sendEmailLink`, {
				method: "POST",
				headers: { "content-type": "application/json" },
				body: `"${"x".repeat(bytes - 2)}"`,
			});
		const tooLong = await send(64_001);
		expect(tooLong.status).toBe(413);
		expect(await tooLong.json()).toEqual({ error: "A request can have at most 64 kB." });
		expect(tooLong.headers.get("cache-control")).toBe("private, no-store");
		expect((await send(64_000)).status).toBe(400);
	} finally {
		await deployed.stop();
	}
});
