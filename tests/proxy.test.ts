import { generateKeyPairSync } from "node:crypto";
import { NextRequest } from "next/server";
import { afterEach, describe, expect, test, vi } from "vitest";
import { encodeSession, seconds } from "@/server/auth/session";

afterEach(() => {
	vi.useRealTimers();
	vi.unstubAllEnvs();
});

/** The proxy of a server with these variables. */
async function proxyOf(variables: Record<string, string> = {}) {
	vi.resetModules();
	for (const [name, value] of Object.entries(variables)) vi.stubEnv(name, value);
	const { proxy } = await import("@/proxy");
	return (path: string, cookies: Record<string, string> = {}) =>
		proxy(
			new NextRequest(new URL(path, process.env.NEXTAUTH_URL), {
				headers: {
					cookie: Object.entries(cookies)
						.map((pair) => pair.join("="))
						.join("; "),
				},
			}),
		);
}

const policyOf = (response: Response) => response.headers.get("content-security-policy") ?? "";
const directive = (response: Response, name: string) =>
	policyOf(response)
		.split("; ")
		.find((line) => line.startsWith(`${name} `));

describe("the content security policy of a page", () => {
	test("allows only the site and the store, and no script without this response's nonce", async () => {
		const get = await proxyOf({
			S3_ENDPOINT: "",
			S3_FORCE_PATH_STYLE: "",
			S3_BUCKET: "photos",
			S3_REGION: "eu-west-1",
		});
		const page = await get("/events");

		const nonce = /'nonce-([\w+/=]{24})'/.exec(policyOf(page))?.[1];
		const store = "https://photos.s3.eu-west-1.amazonaws.com";
		expect(policyOf(page).split("; ")).toEqual([
			"default-src 'none'",
			`script-src 'nonce-${nonce}' 'strict-dynamic' 'self'`,
			"style-src 'self'",
			"style-src-attr 'unsafe-inline'",
			`img-src 'self' data: blob: ${store}`,
			"font-src 'self'",
			"manifest-src 'self'",
			`connect-src 'self' ${store}`,
			"worker-src 'self'",
			`frame-src ${store} ${process.env.NEXTAUTH_URL}/package/`,
			"form-action 'self'",
			"base-uri 'none'",
			"frame-ancestors 'none'",
		]);
	});

	test("lets a page frame the store for downloads and packages of the site, but not the CDN, a page or anything else", async () => {
		const variables = { S3_ENDPOINT: "http://127.0.0.1:9000", S3_FORCE_PATH_STYLE: "true" };
		const get = await proxyOf(variables);
		expect(directive(await get("/"), "frame-src")).toBe(
			`frame-src http://127.0.0.1:9000 ${process.env.NEXTAUTH_URL}/package/`,
		);
	});

	test("lets nothing run in the script of the service worker but itself", async () => {
		const get = await proxyOf();
		const script = await get("/package/worker.js");
		expect(policyOf(script)).toMatch(/^default-src 'none'; frame-ancestors 'none'/);
		expect(script.headers.get("cache-control")).toBe("private, no-store");
	});

	test("allows images from the CDN if there is one, also into a package, and nothing else from there", async () => {
		const get = await proxyOf({
			CDN_URL: "https://d111.cloudfront.net/",
			CDN_KEY_PAIR_ID: "K1",
			CDN_PRIVATE_KEY: generateKeyPairSync("rsa", { modulusLength: 2048 })
				.privateKey.export({ type: "pkcs8", format: "pem" })
				.toString(),
		});
		const page = await get("/");
		expect(directive(page, "img-src")).toMatch(/ https:\/\/d111\.cloudfront\.net$/);
		expect(directive(page, "connect-src")).toMatch(/ https:\/\/d111\.cloudfront\.net$/);
		expect(policyOf(page).split("cloudfront")).toHaveLength(3);
	});

	test("has a new nonce for every response, and passes the same one to Next", async () => {
		const get = await proxyOf();
		const [one, two] = [await get("/"), await get("/")];
		expect(directive(one, "script-src")).not.toBe(directive(two, "script-src"));
		expect(one.headers.get("x-middleware-request-content-security-policy")).toBe(policyOf(one));
	});

	test("allows nothing for an API response", async () => {
		const get = await proxyOf();
		expect(directive(await get("/api/trpc/events.mine"), "default-src")).toBe("default-src 'none'");
	});
});

test("TLS is required if the app is served over it, and not otherwise", async () => {
	const plain = await (await proxyOf({ NEXTAUTH_URL: "http://localhost:3000" }))("/");
	expect(plain.headers.get("strict-transport-security")).toBeNull();
	expect(policyOf(plain)).not.toContain("upgrade-insecure-requests");

	const secure = await proxyOf({ NEXTAUTH_URL: "https://photos.example", DEMO_SIGN_IN: "false" });
	for (const path of ["/", "/api/auth/session"])
		expect((await secure(path)).headers.get("strict-transport-security")).toBe("max-age=63072000");
	expect(policyOf(await secure("/"))).toMatch(/; upgrade-insecure-requests$/);
});

describe("a session in use", () => {
	const token = { sub: "00000000-0000-4000-8000-000000000001", version: 0, way: "demo" };
	const tomorrow = () => vi.useFakeTimers({ now: Date.now() + 25 * 60 * 60 * 1_000, toFake: ["Date"] });
	const cookieNow = async () =>
		encodeSession({
			token: { ...token, since: seconds(new Date()) },
			secret: process.env.NEXTAUTH_SECRET ?? "",
		});

	test("is renewed by a page once it is a day old, with the same flags", async () => {
		const get = await proxyOf({ NEXTAUTH_URL: "https://photos.example", DEMO_SIGN_IN: "false" });
		const cookies = { "__Host-next-auth.session-token": await cookieNow() };
		expect((await get("/events", cookies)).headers.getSetCookie()).toEqual([]);

		tomorrow();
		const [set = ""] = (await get("/events", cookies)).headers.getSetCookie();

		expect(set).toMatch(/^__Host-next-auth\.session-token=/);
		expect(set).toMatch(/; Path=\/; Expires=[^;]+; Secure; HttpOnly; SameSite=lax$/i);
	});

	test("is not renewed by API calls, because a running call must not bring back a session after signing out", async () => {
		const get = await proxyOf({ NEXTAUTH_URL: "http://localhost:3000" });
		const cookies = { "next-auth.session-token": await cookieNow() };
		tomorrow();
		expect((await get("/api/trpc/events.mine", cookies)).headers.getSetCookie()).toEqual([]);
		expect((await get("/events", cookies)).headers.getSetCookie()).toHaveLength(1);
	});
});
