import { afterAll, beforeAll, expect, test } from "vitest";
import { limits } from "@/server/limits";
import { linkIn, startMailServer } from "@/tests/setup/mail-server";
import { refusal } from "@/tests/setup/outcome";
import { scene } from "@/tests/setup/scene";
import { makeMailer } from "../../mail/mailer";
import { findEmailLink } from "./find-email-link";
import { redeemEmailLink } from "./redeem-email-link";
import { hashToken } from "./token";

let post: Awaited<ReturnType<typeof startMailServer>>;
beforeAll(async () => {
	post = await startMailServer();
});
afterAll(() => post.stop());

const email = "noor@guests.test";

/** A scene that sends e-mail over SMTP, with functions to request and to redeem links. */
async function office(options: Parameters<typeof scene>[0] = {}) {
	const s = await scene(options);
	s.deps.mailer = makeMailer({ EMAIL_SERVER: post.url, EMAIL_FROM: "Rollcall <photos@rollcall.test>" });
	post.inbox.length = 0;
	const ask = (to = email) => s.as(null).signIn.sendEmailLink({ email: to, callbackUrl: "/events/hike" });
	const newest = () => {
		const mail = post.inbox.at(-1);
		if (!mail) throw new Error("No mail came.");
		return { mail, token: linkIn(mail).searchParams.get("token") ?? "" };
	};
	return { ...s, ask, newest, redeem: (token: string) => redeemEmailLink(s.deps, token) };
}

test("the e-mail has the link as text and as HTML, says how long it works, and names no event", async () => {
	const { ask, newest, event } = await office();

	await ask("Noor@Guests.test");

	const { mail } = newest();
	expect(mail.to).toEqual([email]);
	expect(mail.content).toMatch(/^From: Rollcall <photos@rollcall\.test>/m);
	expect(mail.content).toMatch(/^Subject: Your link to sign in to Rollcall/m);
	expect(mail.content).toMatch(/content-type: text\/plain/i);
	expect(mail.content).toMatch(/content-type: text\/html/i);
	expect(linkIn(mail).origin).toBe("http://localhost:3000");
	expect(mail.content.split(linkIn(mail).href)).toHaveLength(4);
	expect(mail.content).toContain("in the next 15 minutes");
	expect(mail.content).not.toContain(event.name);
});

test("the e-mail is in the language that the owner of the mailbox chose, even if somebody else asks for the link", async () => {
	const { as, ask, newest, guest } = await office();
	await as(guest).account.setLocale({ locale: "de" });

	await ask(guest.email);
	expect(newest().mail.content).toMatch(/^Subject: .*Dein[ _]Link/m);
	expect(newest().mail.content).toMatch(/<html lang=(3D)?"de"/);
	await ask(email);
	expect(newest().mail.content).toMatch(/^Subject: Your link/m);
});

test("a link signs in the owner of the mailbox once and is stored only as a hash", async () => {
	const { ask, newest, redeem, db, deps } = await office();
	await ask();
	const { token } = newest();
	expect(JSON.stringify(await db.emailLink.findMany())).not.toContain(token);

	const person = await redeem(token);

	expect(person).toMatchObject({ email });
	expect(await db.user.findUnique({ where: { email } })).toMatchObject({
		id: person?.id,
		emailVerified: expect.any(Date),
	});
	expect(await redeem(token)).toBeNull();
	expect(await findEmailLink(deps, token)).toEqual({ state: "used", callbackUrl: "/events/hike" });
});

test("opening a link, however often, does not use it up", async () => {
	const { ask, newest, redeem, deps } = await office();
	await ask();
	const { token } = newest();

	for (let looks = 0; looks < 5; looks++)
		expect(await findEmailLink(deps, token)).toEqual({ state: "good", email, callbackUrl: "/events/hike" });

	expect(await redeem(token)).not.toBeNull();
});

test("only one of twenty clicks at once signs in", async () => {
	const { ask, newest, redeem, db } = await office();
	await ask();
	const { token } = newest();

	const answers = await Promise.all(Array.from({ length: 20 }, () => redeem(token)));

	expect(answers.filter(Boolean)).toHaveLength(1);
	expect(await db.user.count({ where: { email } })).toBe(1);
});

test("a link works for fifteen minutes and not a second longer", async () => {
	const { ask, newest, redeem, deps, clock } = await office({ now: new Date("2026-11-25T10:00:00Z") });
	await ask();
	const { token } = newest();

	clock.now = new Date("2026-11-25T10:14:59Z");
	expect(await findEmailLink(deps, token)).toMatchObject({ state: "good" });
	clock.now = new Date("2026-11-25T10:15:00Z");
	expect(await findEmailLink(deps, token)).toMatchObject({ state: "expired" });
	expect(await redeem(token)).toBeNull();
});

test("using one link ends the other links of the same address, but no one else's", async () => {
	const { ask, newest, redeem } = await office();
	await ask();
	const older = newest().token;
	await ask("tomas@guests.test");
	const elses = newest().token;
	await ask();

	await redeem(newest().token);

	expect(await redeem(older)).toBeNull();
	expect(await redeem(elses)).toMatchObject({ email: "tomas@guests.test" });
});

test("neither the stored hash nor half a token signs anybody in", async () => {
	const { ask, newest, redeem, deps } = await office();
	await ask();
	const { token } = newest();

	for (const wrong of [hashToken(token), token.slice(0, -1), token.toLowerCase(), ""]) {
		expect(await redeem(wrong)).toBeNull();
		expect(await findEmailLink(deps, wrong)).toEqual({ state: "unknown" });
	}
});

test("the answer, the row and the e-mail are the same whether the address is known or not", async () => {
	const { ask, newest, guest, db } = await office();

	const answers = [await ask(guest.email), await ask("nobody@guests.test")];

	expect(answers).toEqual([undefined, undefined]);
	expect(newest().mail.to).toEqual(["nobody@guests.test"]);
	expect(await db.user.count({ where: { email: "nobody@guests.test" } })).toBe(0);
	const [known, unknown] = post.inbox.map(({ content }) => content.match(/^[a-z-]+(?=:)/gim));
	expect(known).toEqual(unknown);
});

test("an address gets five links, whether it is known or not, and then the advice to use the newest one", async () => {
	const { ask, guest } = await office();
	for (const address of [guest.email, "nobody@guests.test"]) {
		for (let links = 0; links < limits.emailLinksPerAddress; links++) await ask(address);
		expect(await refusal(ask(address.toUpperCase()))).toMatchObject({
			code: "TOO_MANY_LINKS_TO_ADDRESS",
			message:
				"Several links were already sent to this address. Use the newest one, or try again in 15 minutes.",
		});
	}
	expect(post.inbox).toHaveLength(10);
	await ask("third@guests.test");
});

test("a network that tries many addresses is stopped, and other networks are not", async () => {
	const { deps, db } = await office();
	const from = (ip: string) => (n: number) =>
		deps.limit.emailLink({ email: `${n}@guests.test`, ip, eventId: null });
	const walk = Array.from({ length: limits.emailLinksPerNetwork }, (_, n) => n);
	for (const n of walk) await from("192.0.2.1")(n);

	const rows = await db.rateLimit.count();
	for (const n of [1, 2, 3])
		expect(await refusal(from("192.0.2.1")(walk.length + n))).toMatchObject({
			code: "TOO_MANY_LINKS_FROM_NETWORK",
		});
	// Once the network is stopped, its addresses are no longer counted, so it cannot write more rows.
	expect(await db.rateLimit.count()).toBe(rows);
	await from("192.0.2.2")(walk.length);
});

test("a callback URL that the database cannot store is refused before anything is written", async () => {
	const { as, db } = await office();
	const asked = as(null).signIn.sendEmailLink({ email, callbackUrl: "/events/\0" });
	expect(await refusal(asked)).toMatchObject({ code: "INVALID_INPUT" });
	expect(await db.rateLimit.count()).toBe(0);
});

test("the rate limit's rows contain no e-mail address", async () => {
	const { ask, db } = await office();
	await ask();
	const keys = (await db.rateLimit.findMany()).map(({ key }) => key);
	expect(keys).toHaveLength(2);
	expect(keys.join()).not.toMatch(/noor|guests|192\.0/);
});

test.each([
	"noor@guests.test, mallory@evil.test",
	"noor@guests.test\r\nBcc: mallory@evil.test",
	"<noor@guests.test>",
	"noor",
	`${"x".repeat(250)}@guests.test`,
])("%j is refused as an e-mail address, and no e-mail is sent", async (address) => {
	const { ask } = await office();
	expect(await refusal(ask(address))).toMatchObject({ code: "INVALID_INPUT" });
	expect(post.inbox).toEqual([]);
});

test("an e-mail that cannot be sent is answered MAIL_UNAVAILABLE with retry", async () => {
	const { ask, deps } = await office();
	expect(await refusal(ask("full-mailbox@guests.test"))).toMatchObject({
		code: "MAIL_UNAVAILABLE",
		retry: true,
	});

	deps.mailer = makeMailer({ EMAIL_SERVER: "smtp://127.0.0.1:1", EMAIL_FROM: "a@b.test" });
	expect(await refusal(ask())).toMatchObject({ code: "MAIL_UNAVAILABLE", retry: true });
});

test("a server without e-mail answers EMAIL_SIGN_IN_OFF", async () => {
	const { ask, deps } = await office();
	deps.mailer = makeMailer({});
	expect(await refusal(ask())).toMatchObject({ code: "EMAIL_SIGN_IN_OFF", httpStatus: 404 });
});
