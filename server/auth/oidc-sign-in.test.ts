import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from "vitest";
import { authEnv, openBrowser, startAuthServer } from "@/tests/setup/auth-server";
import { emptyDatabase, openDatabase } from "@/tests/setup/database";
import { type OidcAccount, oidcClient, startOidcProvider } from "@/tests/setup/oidc-provider";
import { findMembership } from "../policies/membership";
import { makeAuthOptions } from "./auth-options";

const { db, prepared } = await openDatabase();
const accounts: OidcAccount[] = [];

async function serve(provider: { emailAtUserinfoOnly?: boolean }) {
	let stopProvider = async () => {};
	const app = await startAuthServer(async (appOrigin) => {
		const { issuer, stop } = await startOidcProvider({ appOrigin, accounts, ...provider });
		stopProvider = stop;
		return makeAuthOptions({
			db,
			prepared,
			env: {
				...{ ...authEnv, NEXTAUTH_URL: appOrigin, DEMO_SIGN_IN: true },
				OIDC_ISSUER: issuer,
				OIDC_CLIENT_ID: oidcClient.id,
				OIDC_CLIENT_SECRET: oidcClient.secret,
			},
		});
	});
	const stop = () => Promise.all([app.stop(), stopProvider()]);
	return { origin: app.origin, stop };
}

let app: Awaited<ReturnType<typeof serve>>;
beforeAll(async () => {
	app = await serve({});
});
afterAll(() => app.stop());

beforeEach(async () => {
	await emptyDatabase(db);
	accounts.length = 0;
});

function person(fields: Partial<OidcAccount> = {}): OidcAccount {
	const account = { sub: "noor-1", email: "noor@guests.test", emailVerified: true, ...fields };
	accounts.push(account);
	return account;
}

/** An event with a membership for an e-mail address. */
async function placeFor(email: string) {
	const when = new Date();
	const event = await db.event.create({
		data: { slug: "hike", name: "Hike", timezone: "UTC", startsAt: when, endsAt: when, uploadsOpenAt: when },
	});
	await db.attendance.create({ data: { eventId: event.id, email, status: "ATTENDED" } });
	return event;
}

const browser = () => openBrowser(app.origin);

describe("a verified e-mail address", () => {
	test("opens the event whose roll it is on at the first sign-in", async () => {
		const event = await placeFor("noor@guests.test");
		person({ email: "Noor@Guests.test", name: "Noor Haddad" });
		const noor = browser();

		const landing = await noor.signInByOidc("noor-1");

		expect(landing.url.pathname).toBe("/events");
		const user = await noor.user();
		expect(user).toEqual({ id: expect.any(String), name: "Noor Haddad", email: "noor@guests.test" });
		expect(await findMembership(db, { eventId: event.id, userId: user?.id ?? "" })).toMatchObject({
			status: "ATTENDED",
		});
		expect(await db.user.findFirst()).toMatchObject({ emailVerified: expect.any(Date), demo: false });
	});

	test("is read from the userinfo endpoint if the ID token does not have it", async () => {
		const event = await placeFor("noor@guests.test");
		person();
		const strict = await serve({ emailAtUserinfoOnly: true });
		try {
			const noor = openBrowser(strict.origin);
			await noor.signInByOidc("noor-1");
			expect(await noor.user()).toMatchObject({ email: "noor@guests.test", name: "noor" });
		} finally {
			await strict.stop();
		}
		expect(await db.attendance.count({ where: { eventId: event.id, userId: { not: null } } })).toBe(1);
	});

	test("signs in the person who already has it", async () => {
		const { id } = await db.user.create({
			data: { email: "noor@guests.test", name: "Noor", emailVerified: new Date() },
		});
		person();
		const noor = browser();

		await noor.signInByOidc("noor-1");

		expect(await noor.user()).toMatchObject({ id, name: "Noor" });
		expect(await db.user.count()).toBe(1);
	});

	test("that was verified after the first sign-in counts from the next sign-in on", async () => {
		const event = await placeFor("noor@guests.test");
		const account = person({ emailVerified: false });
		const before = browser();
		await before.signInByOidc("noor-1");
		const first = await before.user();

		account.emailVerified = true;
		const after = browser();
		await after.signInByOidc("noor-1");

		expect(await after.user()).toEqual({ id: first?.id, name: "noor", email: "noor@guests.test" });
		expect(await findMembership(db, { eventId: event.id, userId: first?.id ?? "" })).not.toBeNull();
	});
});

describe("a verified e-mail address with unusual signs", () => {
	test.each([
		["R&D@guests.test", "r&d@guests.test"],
		["user/dept@guests.test", "user/dept@guests.test"],
		["!#$%'*=?^_`{|}~@guests.test", "!#$%'*=?^_`{|}~@guests.test"],
		["noor@example.рф", "noor@example.xn--p1ai"],
		["noor@example.xn--p1ai", "noor@example.xn--p1ai"],
		["нина@почта.рф", "нина@xn--80a1acny.xn--p1ai"],
		['"noor"@guests.test', "noor@guests.test"],
	])("%s opens the event whose roll it is on", async (email, stored) => {
		const event = await placeFor(stored);
		person({ email });
		const noor = browser();

		await noor.signInByOidc("noor-1");

		const user = await noor.user();
		expect(await findMembership(db, { eventId: event.id, userId: user?.id ?? "" })).toMatchObject({
			status: "ATTENDED",
		});
	});

	test("that cannot be used is said on the sign-in page, and makes no account", async () => {
		person({ email: '"noor haddad"@guests.test' });
		const noor = browser();

		const landing = await noor.signInByOidc("noor-1");

		expect(landing.url.pathname + landing.url.search).toBe("/sign-in?error=EmailUnusable");
		expect(await noor.user()).toBeNull();
		expect([await db.user.count(), await db.account.count()]).toEqual([0, 0]);
	});

	test("that can no longer be used does not keep a person from their events, and is said to one who has nothing", async () => {
		const account = person();
		await browser().signInByOidc("noor-1");
		account.email = "noor@localhost";
		const noor = browser();
		await noor.signInByOidc("noor-1");
		expect(await noor.user()).toMatchObject({ email: "noor@guests.test" });

		await db.user.updateMany({ data: { email: null, emailVerified: null } });
		const landing = await browser().signInByOidc("noor-1");
		expect(landing.url.searchParams.get("error")).toBe("EmailUnusable");

		const { id: userId } = await db.user.findFirstOrThrow();
		const event = await placeFor("elsewhere@guests.test");
		await db.attendance.updateMany({ where: { eventId: event.id }, data: { userId } });
		const again = browser();
		await again.signInByOidc("noor-1");
		expect(await again.user()).toMatchObject({ id: userId });
	});
});

describe("an unverified e-mail address", () => {
	test("claims no membership and is not stored", async () => {
		const event = await placeFor("noor@guests.test");
		person({ emailVerified: false });
		const stranger = browser();

		await stranger.signInByOidc("noor-1");

		expect(await stranger.user()).toEqual({ id: expect.any(String), name: "noor", email: null });
		expect(await db.user.findFirst()).toMatchObject({ email: null, emailVerified: null });
		expect(await db.attendance.findFirst({ where: { eventId: event.id } })).toMatchObject({ userId: null });
	});

	test("does not sign in the person who has proven it", async () => {
		await db.user.create({ data: { email: "noor@guests.test", name: "Noor", emailVerified: new Date() } });
		person({ sub: "mallory", email: "NOOR@guests.test", emailVerified: false });
		const mallory = browser();

		const landing = await mallory.signInByOidc("mallory");

		expect(landing.url.pathname + landing.url.search).toBe("/sign-in?error=OAuthAccountNotLinked");
		expect(await mallory.user()).toBeNull();
		expect([await db.user.count(), await db.account.count()]).toEqual([1, 0]);
	});

	test("cannot be used in advance to hijack its owner's later sign-in", async () => {
		await placeFor("noor@guests.test");
		person({ sub: "mallory", emailVerified: false });
		person({ sub: "noor-1" });
		const [mallory, noor] = [browser(), browser()];
		await mallory.signInByOidc("mallory");

		await noor.signInByOidc("noor-1");

		const [mallorysUser, noorsUser] = [await mallory.user(), await noor.user()];
		expect(noorsUser?.id).not.toBe(mallorysUser?.id);
		expect(await db.attendance.findFirst()).toMatchObject({ userId: noorsUser?.id });
	});
});

test("signing in on a browser where another person is still signed in does not join the two accounts", async () => {
	await db.user.create({ data: { email: "ada@demo.test", name: "Ada", demo: true } });
	person();
	const shared = browser();
	await shared.signInByDemo("ada@demo.test");

	await shared.signInByOidc("noor-1");

	expect(await shared.user()).toMatchObject({ email: "noor@guests.test" });
	expect(await db.account.findFirst({ include: { user: true } })).toMatchObject({
		user: { email: "noor@guests.test", demo: false },
	});
});

test("a sign-in that was started in one browser cannot be finished in another", async () => {
	person();
	const [mallory, victim] = [browser(), browser()];
	const page = await mallory.goToProvider();
	let answer = await mallory.request(page.url, { account: "noor-1" });
	let callback = new URL(answer.headers.get("location") ?? "");
	while (callback.origin !== app.origin) {
		answer = await mallory.request(callback);
		callback = new URL(answer.headers.get("location") ?? "", callback);
	}
	expect(callback.searchParams.get("code")).toBeTruthy();

	const log = vi.spyOn(console, "error").mockImplementation(() => {});
	const landing = await victim.visit(callback);

	expect(landing.url.pathname).toBe("/sign-in");
	expect(landing.url.searchParams.get("error")).toBe("OAuthCallback");
	expect(log).toHaveBeenCalledOnce();
	expect(await victim.user()).toBeNull();
});

test("PKCE, state and nonce are sent, and only openid, email and profile are requested", async () => {
	const { request, visit } = browser();
	const { csrfToken } = JSON.parse((await visit(`${app.origin}/api/auth/csrf`)).body);

	const answer = await request(`${app.origin}/api/auth/signin/oidc`, { csrfToken });

	const query = new URL(answer.headers.get("location") ?? "").searchParams;
	expect(query.get("scope")).toBe("openid email profile");
	expect(query.get("code_challenge_method")).toBe("S256");
	for (const name of ["code_challenge", "state", "nonce"]) expect(query.get(name)).toMatch(/^[\w-]{40,}$/);
});

test("none of the provider's tokens are stored", async () => {
	person();
	await browser().signInByOidc("noor-1");

	expect(await db.account.findFirst()).toMatchObject({
		provider: "oidc",
		providerAccountId: "noor-1",
		access_token: null,
		id_token: null,
		refresh_token: null,
	});
});

test("the session of a deleted person gives access to no event", async () => {
	const event = await placeFor("noor@guests.test");
	person();
	const noor = browser();
	await noor.signInByOidc("noor-1");
	const user = await noor.user();

	await db.user.delete({ where: { id: user?.id } });

	expect(await findMembership(db, { eventId: event.id, userId: user?.id ?? "" })).toBeNull();
	expect(await db.attendance.count()).toBe(0);
});
