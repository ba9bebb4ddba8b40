import { decode } from "next-auth/jwt";
import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from "vitest";
import { authEnv, openBrowser, startAuthServer } from "@/tests/setup/auth-server";
import { emptyDatabase, openDatabase } from "@/tests/setup/database";
import { limits } from "../limits";
import { makeAuthOptions } from "./auth-options";
import { endSessions } from "./end-sessions";
import { renewSession } from "./renew-session";
import { claimsOf, currentSession, encodeSession, seconds, sessionCookie } from "./session";

const { db, prepared } = await openDatabase();
const secret = authEnv.NEXTAUTH_SECRET;
let app: Awaited<ReturnType<typeof startAuthServer>>;
let userId: string;

beforeAll(async () => {
	app = await startAuthServer((origin) =>
		makeAuthOptions({ db, prepared, env: { ...authEnv, NEXTAUTH_URL: origin, DEMO_SIGN_IN: true } }),
	);
});
afterAll(() => app.stop());
beforeEach(async () => {
	await emptyDatabase(db);
	userId = (await db.user.create({ data: { name: "Ada", email: "ada@demo.test", demo: true } })).id;
});

async function signedIn() {
	const browser = openBrowser(app.origin);
	await browser.signInByDemo("ada@demo.test");
	expect(await browser.user()).toMatchObject({ id: userId });
	return browser;
}

const contentOf = (setCookie = "") => decodeURIComponent(/=([^;]*)/.exec(setCookie)?.[1] ?? "");
const day = 24 * 60 * 60;
const inDays = (days: number) => new Date(Date.now() + days * day * 1_000);

describe("signing out of all devices", () => {
	test("ends every session of the person at its next request, but no one else's", async () => {
		const [phone, laptop] = [await signedIn(), await signedIn()];
		await db.user.create({ data: { name: "Ben", email: "ben@demo.test", demo: true } });
		const ben = openBrowser(app.origin);
		await ben.signInByDemo("ben@demo.test");

		await endSessions({ db }, { userId });

		expect([await phone.user(), await laptop.user()]).toEqual([null, null]);
		expect(await ben.user()).toMatchObject({ name: "Ben" });
	});

	test("does not prevent the person from signing in again", async () => {
		await endSessions({ db }, { userId });
		const again = await signedIn();
		expect(await again.user()).not.toBeNull();
	});

	test("makes every copy of the cookie worthless, even a renewed one", async () => {
		const phone = await signedIn();
		const copy = await renewSession(contentOf(phone.sessionCookie()), { secret, now: inDays(2) });
		await endSessions({ db }, { userId });

		const answer = await fetch(`${app.origin}/api/auth/session`, {
			headers: { cookie: `next-auth.session-token=${copy?.value}` },
		});

		expect(await answer.json()).not.toHaveProperty("user");
	});
});

test("the session of a deleted person ends", async () => {
	const phone = await signedIn();
	await db.user.delete({ where: { id: userId } });
	expect(await phone.user()).toBeNull();
});

test("a session has the person's current name", async () => {
	const phone = await signedIn();
	await db.user.update({ where: { id: userId }, data: { name: "Ada M." } });
	expect(await phone.user()).toMatchObject({ name: "Ada M." });
});

test.each([
	["from before sessions were numbered", { sub: "00000000-0000-4000-8000-000000000001", name: "Ada" }],
	["of another application with the same secret", { sub: "42", version: 0, way: "demo" }],
])("a cookie %s signs nobody in", async (_, token) => {
	const value = await encodeSession({ token: { since: seconds(new Date()), ...token }, secret });
	const answer = await fetch(`${app.origin}/api/auth/session`, {
		headers: { cookie: `next-auth.session-token=${value}` },
	});
	expect(await answer.json()).not.toHaveProperty("user");
});

describe("the cookie", () => {
	test("cannot be read by scripts or sent by other sites, and expires when it is not used", async () => {
		const cookie = (await signedIn()).sessionCookie() ?? "";

		expect(cookie).toMatch(/; Path=\/;/);
		expect(cookie).toMatch(/; HttpOnly/);
		expect(cookie).toMatch(/; SameSite=Lax/);
		expect(cookie).not.toMatch(/; Domain=/);
		const expires = Date.parse(/Expires=([^;]+)/.exec(cookie)?.[1] ?? "");
		expect(Math.round((expires - Date.now()) / 1_000 / day)).toBe(limits.sessionIdleSeconds / day);
	});

	test("is limited to this host and to TLS if the app is on https", async () => {
		const secure = await startAuthServer((origin) => {
			const options = makeAuthOptions({
				db,
				prepared,
				env: { ...authEnv, NEXTAUTH_URL: origin.replace("http:", "https:"), DEMO_SIGN_IN: true },
			});
			return { ...options, useSecureCookies: true };
		});
		try {
			const { request } = openBrowser(secure.origin);
			const csrf = await request(`${secure.origin}/api/auth/csrf`);
			const { csrfToken } = await csrf.json();
			const answer = await request(`${secure.origin}/api/auth/callback/demo`, {
				csrfToken,
				email: "ada@demo.test",
			});

			const cookies = [...csrf.headers.getSetCookie(), ...answer.headers.getSetCookie()];
			expect(cookies.map((cookie) => cookie.split("=")[0])).toEqual([
				"__Host-next-auth.csrf-token",
				"__Secure-next-auth.callback-url",
				"__Host-next-auth.session-token",
			]);
			for (const cookie of cookies) expect(cookie).toMatch(/; Secure/);
			for (const cookie of cookies) expect(cookie).toMatch(/; HttpOnly/);
		} finally {
			await secure.stop();
		}
		expect(sessionCookie("https://photos.example").options).toMatchObject({ secure: true, path: "/" });
	});
});

describe("a session in use", () => {
	test("is renewed once a day with the same content", async () => {
		const cookie = contentOf((await signedIn()).sessionCookie());

		expect(await renewSession(cookie, { secret, now: inDays(0.9) })).toBeNull();
		const renewed = await renewSession(cookie, { secret, now: inDays(1.1) });

		expect(renewed?.value).not.toBe(cookie);
		const { iat, exp, jti, ...content } = (await decode({ token: renewed?.value, secret })) ?? {};
		expect(content).toEqual({ sub: userId, since: expect.any(Number), version: 0, way: "demo" });
		expect(Number(exp) - Number(iat)).toBe(limits.sessionIdleSeconds);
		expect(jti).toBeTruthy();
	});

	test("ends ninety days after the sign-in, even if it is used", async () => {
		const since = seconds(new Date()) - limits.sessionSeconds + day;
		const token = { sub: userId, since, version: 0, way: "demo" };
		const lastDay = await encodeSession({ token, secret });

		const { exp } = (await decode({ token: lastDay, secret })) ?? {};
		expect(exp).toBe(since + limits.sessionSeconds);
		const renewed = await renewSession(lastDay, { secret, now: inDays(1.1) });
		expect(seconds(renewed?.expires ?? new Date(0))).toBe(since + limits.sessionSeconds);

		const over = await encodeSession({ token: { ...token, since: since - 2 * day }, secret });
		const log = vi.spyOn(console, "error").mockImplementation(() => {});
		const answer = await fetch(`${app.origin}/api/auth/session`, {
			headers: { cookie: `next-auth.session-token=${over}` },
		});
		expect(await answer.json()).not.toHaveProperty("user");
		expect(log).toHaveBeenCalled();
		expect(await renewSession(over, { secret, now: new Date() })).toBeNull();
	});

	test("is not made from an invalid cookie", async () => {
		for (const cookie of [undefined, "", "x", "a.b.c.d.e"])
			expect(await renewSession(cookie, { secret, now: new Date() })).toBeNull();
		const others = await encodeSession({
			token: { since: 1 },
			secret: "another secret of thirty-two characters",
		});
		expect(await renewSession(others, { secret, now: inDays(2) })).toBeNull();
	});
});

test("a database that is busy does not end a session, but its error is thrown", async () => {
	const phone = await signedIn();
	const busy = () => Promise.reject(new Error("timeout exceeded when trying to connect"));
	const kept = contentOf(phone.sessionCookie());
	const token = await decode({ token: kept, secret: authEnv.NEXTAUTH_SECRET });
	const claims = token && claimsOf(token);
	if (!claims) throw new Error("The cookie has no session.");
	expect(await currentSession(prepared, claims)).not.toBeNull();
	await expect(currentSession(busy, claims)).rejects.toThrow("timeout exceeded");
});
