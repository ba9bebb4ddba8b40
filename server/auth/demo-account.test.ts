import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { authEnv, openBrowser, startAuthServer } from "@/tests/setup/auth-server";
import { emptyDatabase, openDatabase } from "@/tests/setup/database";
import { makeAuthOptions } from "./auth-options";
import { demoAccounts, demoEventSlug } from "./demo-account";

const { db, prepared } = await openDatabase();

const serve = ({ demo }: { demo: boolean }) =>
	startAuthServer((origin) =>
		makeAuthOptions({ db, prepared, env: { ...authEnv, NEXTAUTH_URL: origin, DEMO_SIGN_IN: demo } }),
	);

let app: Awaited<ReturnType<typeof serve>>;
beforeAll(async () => {
	app = await serve({ demo: true });
});
afterAll(() => app.stop());
beforeEach(() => emptyDatabase(db));

const demoUser = (name: string) =>
	db.user.create({ data: { name, email: `${name.toLowerCase()}@demo.test`, demo: true } });

test("a demo account that is picked is signed in and can sign out", async () => {
	const { id } = await demoUser("Ada");
	const browser = openBrowser(app.origin);

	await browser.signInByDemo("Ada@demo.test");
	expect(await browser.user()).toEqual({ id, name: "Ada", email: "ada@demo.test" });

	await browser.signOut();
	expect(await browser.user()).toBeNull();
});

test("scripts and other sites cannot read the session cookie", async () => {
	await demoUser("Ada");
	const browser = openBrowser(app.origin);
	await browser.signInByDemo("ada@demo.test");
	expect(browser.sessionCookie()).toMatch(/; HttpOnly; SameSite=Lax$/);
});

test.each(["real@people.test", "nobody@demo.test", ""])("%j cannot be picked", async (email) => {
	await db.user.create({ data: { name: "Real", email: "real@people.test" } });
	const browser = openBrowser(app.origin);

	const landing = await browser.signInByDemo(email);

	expect(landing.url.searchParams.get("error")).toBe("CredentialsSignin");
	expect(await browser.user()).toBeNull();
});

test("a demo account gets the memberships for its address", async () => {
	const { id } = await demoUser("Ada");
	const when = new Date();
	const times = { startsAt: when, endsAt: when, uploadsOpenAt: when };
	await db.event.create({
		data: {
			slug: "hike",
			name: "Hike",
			timezone: "UTC",
			...times,
			roll: { create: { email: "ada@demo.test" } },
		},
	});

	await openBrowser(app.origin).signInByDemo("ada@demo.test");

	expect(await db.attendance.findFirst()).toMatchObject({ userId: id });
});

test("without DEMO_SIGN_IN a demo account cannot sign in", async () => {
	await demoUser("Ada");
	const real = await serve({ demo: false });
	try {
		const browser = openBrowser(real.origin);
		expect(JSON.parse((await browser.visit(`${real.origin}/api/auth/providers`)).body)).toEqual({});
		await browser.signInByDemo("ada@demo.test").catch(() => null);
		expect(await browser.user()).toBeNull();
	} finally {
		await real.stop();
	}
});

test("each account names its membership", async () => {
	const [ada, ben, cleo, olga] = [
		await demoUser("Ada"),
		await demoUser("Ben"),
		await demoUser("Cleo"),
		await demoUser("Olga"),
	];
	await demoUser("Dev");
	const finn = await demoUser("Finn");
	await db.user.create({ data: { name: "Real", email: "real@people.test" } });
	const when = new Date();
	const times = { startsAt: when, endsAt: when, uploadsOpenAt: when };
	await db.event.create({
		data: {
			...{ slug: demoEventSlug, name: "Hike", timezone: "UTC", ...times },
			roll: {
				create: [
					{ userId: ada.id, status: "ATTENDED" },
					{ userId: ben.id, status: "INVITED" },
					{ userId: cleo.id, status: "REGISTERED" },
					{ userId: finn.id, status: "REGISTERED", role: "STEWARD" },
					{ userId: olga.id, status: "ATTENDED", role: "ORGANIZER" },
				],
			},
		},
	});

	expect(await demoAccounts(db)).toEqual([
		{ email: "ada@demo.test", name: "Ada", membership: "demoATTENDED" },
		{ email: "ben@demo.test", name: "Ben", membership: "demoINVITED" },
		{ email: "cleo@demo.test", name: "Cleo", membership: "demoREGISTERED" },
		{ email: "dev@demo.test", name: "Dev", membership: "demoStranger" },
		{ email: "finn@demo.test", name: "Finn", membership: "demoSteward" },
		{ email: "olga@demo.test", name: "Olga", membership: "demoOrganizer" },
	]);
});
