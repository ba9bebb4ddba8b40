/**
 * Cross-site request forgery in a real browser on which somebody is signed in: from another site, and from another port
 * of the same host, whose requests do carry SameSite=Lax cookies. The list of mutations comes from the router itself, so
 * that none can be forgotten.
 */
import { startOtherSite } from "../setup/other-site";
import { query, signIn } from "./people";
import { stack } from "./setup/stack";
import { expect, type Page, test } from "./test";

/** The paths of all mutations. The environment is set only because the router cannot be loaded without it. */
async function mutations(): Promise<string[]> {
	Object.assign(process.env, {
		DATABASE_URL: stack.databaseUrl,
		...{ S3_BUCKET: "none", S3_REGION: "none", NEXTAUTH_URL: stack.origin },
		...{
			NEXTAUTH_SECRET: "only to load the router, signs nothing",
			CRON_SECRET: stack.cronSecret,
		},
	});
	const { appRouter } = await import("@/server/routers/_app");
	return Object.entries(appRouter._def.procedures)
		.filter(([, procedure]) => kindOf(procedure) === "mutation")
		.map(([name]) => `/api/trpc/${name}`);
}

/** Checked at run time, because the types show a tree of routers but the value is a flat record of procedures. */
function kindOf(procedure: unknown): unknown {
	if (typeof procedure !== "function" || !("_def" in procedure)) return undefined;
	const { _def } = procedure;
	return typeof _def === "object" && _def !== null && "type" in _def ? _def.type : undefined;
}

const authRoutes = [
	"/api/auth/signout",
	"/api/auth/session",
	"/api/auth/signin/oidc",
	"/api/auth/callback/demo",
	"/api/auth/callback/email-link",
];

/**
 * Sends everything a page can make a browser send: fetch with the content types that need no preflight and with JSON, a
 * beacon, and forms.
 */
async function attack(page: Page, url: string) {
	await page.evaluate(async (target) => {
		const body = '{"json":{}}';
		// The request was sent, but the browser hides the answer from the page.
		const refused = () => {};
		for (const type of ["text/plain", "application/x-www-form-urlencoded", "multipart/form-data; boundary=x"])
			await fetch(target, {
				...{ method: "POST", mode: "no-cors", credentials: "include", body },
				headers: { "content-type": type },
			}).catch(refused);
		await fetch(target, {
			...{ method: "POST", credentials: "include", body },
			headers: { "content-type": "application/json" },
		}).catch(refused);
		navigator.sendBeacon(target, body);
		await fetch(`${target}?input=${encodeURIComponent(body)}`, {
			mode: "no-cors",
			credentials: "include",
		}).catch(refused);
		for (const enctype of ["text/plain", "application/x-www-form-urlencoded", "multipart/form-data"]) {
			const form = document.createElement("form");
			Object.assign(form, { method: "POST", action: target, enctype, target: "sink" });
			const input = document.createElement("input");
			Object.assign(input, { name: '{"json":{},"x":"', value: '"}' });
			form.append(input);
			document.body.append(form);
			const sink = document.querySelector("iframe");
			const loaded = new Promise((resolve) => sink?.addEventListener("load", resolve, { once: true }));
			form.submit();
			await Promise.race([loaded, new Promise((resolve) => setTimeout(resolve, 2_000))]);
		}
	}, url);
}

/** Records every answer of the app to requests from this page, including those that the browser hides from it. */
async function watchAnswers(page: Page, app: string) {
	const answers: { path: string; method: string; status: number }[] = [];
	const requests = new Map<string, { path: string; method: string }>();
	/** The statuses of answers that Chromium told before their requests. */
	const early = new Map<string, number>();
	const add = (request: { path: string; method: string }, status: number) =>
		answers.push({ ...request, status });
	const session = await page.context().newCDPSession(page);
	await session.send("Network.enable");
	session.on("Network.requestWillBeSent", ({ requestId, request: { url, method }, type }) => {
		const { origin, pathname } = new URL(url);
		if (origin !== app || type === "Document") return;
		const asked = { path: pathname, method };
		requests.set(requestId, asked);
		const status = early.get(requestId);
		if (status !== undefined) add(asked, status);
	});
	session.on("Network.responseReceivedExtraInfo", ({ requestId, statusCode }) => {
		const asked = requests.get(requestId);
		if (asked) add(asked, statusCode);
		else early.set(requestId, statusCode);
	});
	// The answer to a form is a navigation of the frame that it targets.
	page.on("response", (response) => {
		const { origin, pathname } = new URL(response.url());
		const request = response.request();
		if (origin === app && request.isNavigationRequest())
			add({ path: pathname, method: request.method() }, response.status());
	});
	return answers;
}

for (const [where, hostname] of [
	["another site", "127.0.0.1"],
	["another port of this host", "localhost"],
] as const) {
	test(`nothing can be changed from ${where}`, async ({ page, baseURL, expectErrors }) => {
		// The other site's console reports every refusal.
		expectErrors(/./);
		await signIn(page, "Cleo Tanaka", "/events");
		const site = await startOtherSite(hostname);
		const mallory = await page.context().newPage();
		const answers = await watchAnswers(mallory, baseURL ?? "");
		await mallory.goto(site.origin);
		const paths = [...(await mutations()), ...authRoutes];
		expect(paths.length).toBeGreaterThan(8);

		for (const path of paths) await attack(mallory, `${baseURL}${path}`);

		for (const path of paths) {
			const posts = answers.filter((answer) => answer.path === path && answer.method === "POST");
			// At least three fetches and three forms. Not every browser shows the answer to a beacon.
			expect(posts.length, path).toBeGreaterThanOrEqual(6);
			expect(new Set(posts.map(({ status }) => status)), path).toEqual(new Set([403]));
			const reads = answers.filter((answer) => answer.path === path && answer.method === "GET");
			if (path.startsWith("/api/trpc/"))
				expect(new Set(reads.map(({ status }) => status))).toEqual(new Set([405]));
		}
		// signIn.endSessions needs no input, so if a request had got through, this person would be signed out.
		expect((await query(page, "events.mine", undefined)).status()).toBe(200);
		await site.stop();
	});
}

test("the same requests from the site itself are accepted", async ({ page }) => {
	await signIn(page, "Cleo Tanaka", "/events");
	const post = (type: string) =>
		page.evaluate(async (contentType) => {
			const answer = await fetch("/api/trpc/signIn.endSessions", {
				...{ method: "POST", body: '{"json":null}' },
				headers: { "content-type": contentType },
			});
			return answer.status;
		}, type);
	expect(await post("application/json")).toBe(200);
	await page.context().clearCookies();
});

test("the API accepts only JSON, which a form cannot send", async ({ request }) => {
	for (const type of ["text/plain", "application/x-www-form-urlencoded", "multipart/form-data; boundary=x"]) {
		const answer = await request.post("/api/trpc/signIn.endSessions", {
			data: '{"json":null}',
			headers: { "content-type": type },
		});
		expect(answer.status(), type).toBe(415);
	}
});
