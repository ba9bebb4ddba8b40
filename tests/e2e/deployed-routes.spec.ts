/**
 * A serverless host gives a route only the files that Next traced for it. Decoding a HEIC needs a process started from a
 * separate file, WebAssembly and libvips, so a file missing from the trace would cause a failure only there.
 */
import { createHash } from "node:crypto";
import superjson from "superjson";
import { z } from "zod";
import { eventPath, fixture, signIn } from "./people";
import { startDeployedRoute } from "./setup/deployed-route";
import { ownDatabase } from "./setup/own-database";
import { stack } from "./setup/stack";
import { expect, type Page, test } from "./test";

const answered = z.object({ result: z.object({ data: z.object({ json: z.unknown() }) }) });

/** Calls the API of a function with the cookies of the signed-in person. */
function callsOf(page: Page, url: string) {
	const send = async (path: string, init: RequestInit = {}) => {
		const cookie = (await page.context().cookies()).map(({ name, value }) => `${name}=${value}`).join("; ");
		const headers = { cookie, "content-type": "application/json" };
		const answer = await fetch(`${url}/api/trpc/${path}`, { ...init, headers });
		expect(answer.status).toBe(200);
		return answered.parse(await answer.json()).result.data.json;
	};
	return {
		query: (name: string, input: unknown) =>
			send(`${name}?input=${encodeURIComponent(superjson.stringify(input))}`),
		mutate: (name: string, input: unknown) =>
			send(name, { method: "POST", body: superjson.stringify(input) }),
	};
}

type Calls = ReturnType<typeof callsOf>;

/** Uploads a HEIC as the signed-in person without confirming it. Returns the photo's id. */
async function sentHeic({ query, mutate }: Calls, salt: string): Promise<string> {
	const { buffer } = fixture("iphone-trail.heic", salt);
	const { id: eventId } = z
		.object({ id: z.string() })
		.parse(await query("events.bySlug", { slug: eventPath.split("/").at(-1) }));
	const told = z
		.object({ photoId: z.string(), url: z.string(), headers: z.record(z.string(), z.string()) })
		.parse(
			await mutate("photos.initiateUpload", {
				...{ eventId, contentType: "image/heic", size: buffer.length },
				...{ sha256: createHash("sha256").update(buffer).digest("hex"), title: `Deployed${salt}` },
			}),
		);
	const { "content-length": _, ...headers } = told.headers;
	const put = await fetch(told.url, { method: "PUT", headers, body: new Blob([new Uint8Array(buffer)]) });
	expect(put.status).toBe(200);
	return told.photoId;
}

async function expectDeveloped({ query }: Calls, photoId: string) {
	const state = async () =>
		z.object({ state: z.string() }).parse(await query("photos.byId", { photoId })).state;
	await expect.poll(state, { timeout: 120_000 }).toBe("READY");
}

/** As at Vercel: no demo accounts and no loop. */
let env: NodeJS.ProcessEnv;
test.beforeAll(async () => {
	env = { ...(await ownDatabase("rollcall-deployed")), DEMO_SIGN_IN: "", VERCEL_ENV: "preview" };
});

test("confirm develops a HEIC with only the files of its function", async ({ page }) => {
	// The people of both databases have the same ids, and a session is sealed into its cookie.
	await signIn(page, "Ada Moreno");
	const deployed = await startDeployedRoute("api/trpc/[trpc]", env);
	try {
		const calls = callsOf(page, deployed.url);
		const photoId = await sentHeic(calls, " by confirm");
		await calls.mutate("photos.confirm", { photoId });
		await expectDeveloped(calls, photoId);
	} finally {
		await deployed.stop();
	}
});

test("the sweep develops a HEIC with only the files of its function", async ({ page }) => {
	await signIn(page, "Ada Moreno");
	const api = await startDeployedRoute("api/trpc/[trpc]", env);
	const deployed = await startDeployedRoute("api/cron/sweep", env);
	try {
		const calls = callsOf(page, api.url);
		const photoId = await sentHeic(calls, " by sweep");
		const headers = { authorization: `Bearer ${stack.cronSecret}` };
		const answer = await fetch(`${deployed.url}/api/cron/sweep`, { headers });
		expect(await answer.json()).toMatchObject({ confirmed: 1, developed: 1, failed: 0 });
		await expectDeveloped(calls, photoId);
	} finally {
		await deployed.stop();
		await api.stop();
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
