/**
 * One person signs in in several ways. Accounts are joined only by an e-mail address that was proven in both ways.
 */
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { authEnv, openBrowser, startAuthServer } from "@/tests/setup/auth-server";
import { emptyDatabase, openDatabase } from "@/tests/setup/database";
import { type OidcAccount, oidcClient, startOidcProvider } from "@/tests/setup/oidc-provider";
import { makeAuthOptions } from "./auth-options";
import { hashToken } from "./email-link/token";

const { db, prepared } = await openDatabase();
const accounts: OidcAccount[] = [];
const stops: (() => Promise<unknown>)[] = [];
let app: Awaited<ReturnType<typeof startAuthServer>>;

beforeAll(async () => {
	app = await startAuthServer(async (appOrigin) => {
		const pool = await startOidcProvider({ appOrigin, accounts, likeCognito: true });
		const other = await startOidcProvider({ appOrigin, accounts });
		stops.push(pool.stop, other.stop);
		const client = { id: oidcClient.id, secret: oidcClient.secret };
		return makeAuthOptions({
			db,
			prepared,
			env: {
				...{ ...authEnv, NEXTAUTH_URL: appOrigin },
				...{ OIDC_ISSUER: other.issuer, OIDC_CLIENT_ID: client.id, OIDC_CLIENT_SECRET: client.secret },
				...{
					COGNITO_ISSUER: pool.issuer,
					COGNITO_CLIENT_ID: client.id,
					COGNITO_CLIENT_SECRET: client.secret,
				},
				...{ EMAIL_SERVER: "smtp://127.0.0.1:1", EMAIL_FROM: "a@b.test" },
			},
		});
	});
	stops.push(app.stop);
});
afterAll(() => Promise.all(stops.map((stop) => stop())));
beforeEach(async () => {
	await emptyDatabase(db);
	accounts.length = 0;
});

const email = "noor@guests.test";

function known(fields: Partial<OidcAccount> = {}) {
	const account = { sub: "noor-1", email, emailVerified: true, ...fields };
	accounts.push(account);
	return account;
}

async function byProvider(sub: string, provider: "oidc" | "cognito") {
	const browser = openBrowser(app.origin);
	const landing = await browser.signInByOidc(sub, provider);
	return { landing, user: await browser.user() };
}

async function byLink(address = email, browser = openBrowser(app.origin)) {
	const token = `a link to ${address} ${Math.random()}`;
	const expiresAt = new Date(Date.now() + 60_000);
	await db.emailLink.create({
		data: { tokenHash: hashToken(token), email: address, callbackUrl: "/events", expiresAt },
	});
	await browser.signInByLink(token);
	return { user: await browser.user() };
}

async function event() {
	const when = new Date();
	return db.event.create({
		data: { slug: "hike", name: "Hike", timezone: "UTC", startsAt: when, endsAt: when, uploadsOpenAt: when },
	});
}

async function placeFor(address: string) {
	const { id: eventId } = await event();
	return db.attendance.create({ data: { eventId, email: address, status: "ATTENDED" } });
}

describe("the same proven address", () => {
	test.each([
		["a link, then two providers", ["link", "cognito", "oidc"]],
		["a provider, then a link, then another provider", ["oidc", "link", "cognito"]],
		["two providers, then a link", ["cognito", "oidc", "link"]],
	] as const)("is one person: %s", async (_, ways) => {
		known({ email: "Noor@Guests.TEST" });
		const ids = new Set<string | undefined>();

		for (const way of ways)
			ids.add((way === "link" ? await byLink() : await byProvider("noor-1", way)).user?.id);

		expect(ids.size).toBe(1);
		expect(await db.user.findMany()).toMatchObject([{ email, emailVerified: expect.any(Date) }]);
		expect(await db.account.count()).toBe(2);
	});

	test("gets its membership when it is proven by a link", async () => {
		const place = await placeFor(email);
		const { user } = await byLink();
		expect(await db.attendance.findUnique({ where: { id: place.id } })).toMatchObject({ userId: user?.id });
	});

	test("that is verified only after an empty account was made signs in its owner, and the empty account is deleted", async () => {
		const account = known({ emailVerified: false });
		await byProvider("noor-1", "cognito");
		const linked = await byLink();
		expect(await db.user.count()).toBe(2);

		account.emailVerified = true;
		const { user } = await byProvider("noor-1", "cognito");

		expect(user).toEqual(linked.user);
		expect(await db.user.findMany()).toMatchObject([{ id: user?.id, email }]);
	});

	test("that is verified after the account got its own membership does not join the accounts or claim the other's memberships", async () => {
		const account = known({ emailVerified: false });
		const { user: early } = await byProvider("noor-1", "cognito");
		const { id: eventId } = await event();
		await db.attendance.create({ data: { eventId, userId: early?.id ?? "" } });
		const { user: owner } = await byLink();
		const supper = await db.event.create({
			data: {
				...{ slug: "supper", name: "Supper", timezone: "UTC" },
				...{ startsAt: new Date(), endsAt: new Date(), uploadsOpenAt: new Date() },
				roll: { create: { email, status: "ATTENDED" } },
			},
		});

		account.emailVerified = true;
		const { user } = await byProvider("noor-1", "cognito");

		expect(user).toMatchObject({ id: early?.id, email: null });
		expect(user?.id).not.toBe(owner?.id);
		expect(await db.attendance.findFirst({ where: { eventId: supper.id } })).toMatchObject({ userId: null });
	});
});

describe("an unverified address", () => {
	test.each(["oidc", "cognito"] as const)(
		"does not sign in the person who proved it by a link (%s)",
		async (provider) => {
			await placeFor(email);
			const { user: owner } = await byLink();
			known({ sub: "mallory", emailVerified: false });

			const { landing, user } = await byProvider("mallory", provider);

			expect(landing.url.search).toBe("?error=OAuthAccountNotLinked");
			expect(user).toBeNull();
			expect([await db.user.count(), await db.account.count()]).toEqual([1, 0]);
			expect(await db.attendance.findFirst()).toMatchObject({ userId: owner?.id });
		},
	);

	test("that was used first does not hijack its owner's link", async () => {
		const place = await placeFor(email);
		known({ sub: "mallory", emailVerified: false });
		const { user: mallory } = await byProvider("mallory", "cognito");
		expect(mallory).toMatchObject({ email: null });

		const { user: owner } = await byLink();

		expect(owner?.id).not.toBe(mallory?.id);
		expect(await db.attendance.findUnique({ where: { id: place.id } })).toMatchObject({ userId: owner?.id });
	});

	test("at one provider does not sign in the person who proved it at another", async () => {
		known({ sub: "noor-1" });
		known({ sub: "mallory", emailVerified: false });
		await byProvider("noor-1", "oidc");

		const { user } = await byProvider("mallory", "cognito");

		expect(user).toBeNull();
		expect(await db.account.count()).toBe(1);
	});

	test("does not matter for ids: the same id at two providers means two people", async () => {
		known({ sub: "one", email: "a@guests.test" });
		const { user: a } = await byProvider("one", "oidc");
		accounts.length = 0;
		known({ sub: "one", email: "b@guests.test" });

		const { user: b } = await byProvider("one", "cognito");

		expect(b?.id).not.toBe(a?.id);
		expect(b).toMatchObject({ email: "b@guests.test" });
	});
});

test("a link signs in its owner even on a browser where another person is still signed in", async () => {
	const shared = openBrowser(app.origin);
	const { user: noor } = await byLink(email, shared);

	const { user: tomas } = await byLink("tomas@guests.test", shared);

	expect(tomas).toMatchObject({ email: "tomas@guests.test" });
	expect(tomas?.id).not.toBe(noor?.id);
});
