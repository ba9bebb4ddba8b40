/** Addresses with every sign that a mailbox's name may have, from the roll by real SMTP to the event. */
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { canonicalEmail } from "@/rules/email";
import { nameOrganizer } from "@/scripts/organizer/name-organizer";
import { linkIn, startMailServer } from "@/tests/setup/mail-server";
import { outcome } from "@/tests/setup/outcome";
import { scene } from "@/tests/setup/scene";
import { inviteNext } from "../../jobs/invite-next";
import { makeMailer } from "../../mail/mailer";
import { isListed, mayMakeEvents } from "../../policies/creators";
import { claimRoll } from "../claim-roll";
import { redeemEmailLink } from "./redeem-email-link";

let post: Awaited<ReturnType<typeof startMailServer>>;
let s: Awaited<ReturnType<typeof scene>>;
beforeAll(async () => {
	post = await startMailServer();
	s = await scene();
	s.deps.mailer = makeMailer({ EMAIL_SERVER: post.url, EMAIL_FROM: "R&D <r&d@rollcall.test>" });
});
afterAll(() => post.stop());

const at = () => ({ eventId: s.event.id });
const roll = () => s.as(s.organizer).roll;
const ask = (email: string) => s.as(null).signIn.sendEmailLink({ email, callbackUrl: "/events" });

describe.each([
	["R&D@Example.com", "r&d@example.com"],
	["user/dept@example.org", "user/dept@example.org"],
	["!#$%&'*+-/=?^_`{|}~@example.org", "!#$%&'*+-/=?^_`{|}~@example.org"],
	["50%_off@example.org", "50%_off@example.org"],
	["=1+1@example.org", "=1+1@example.org"],
	["-oq@example.org", "-oq@example.org"],
	["x@example.рф", "x@example.xn--p1ai"],
	["нина@почта.рф", "нина@xn--80a1acny.xn--p1ai"],
	['"anna.b"@example.org', "anna.b@example.org"],
])("%s", (typed, stored) => {
	test("is on the roll, gets one link, signs in with it and opens the event", async () => {
		await roll().add({ ...at(), email: typed, attended: true });
		expect(await outcome(roll().add({ ...at(), email: stored }))).toBe("ON_THE_ROLL_ALREADY");
		const { rows } = await roll().list({ ...at(), search: typed.replaceAll('"', "") });
		expect(rows).toHaveLength(1);

		post.inbox.length = 0;
		await ask(typed);
		const [mail, ...more] = post.inbox;
		if (!mail) throw new Error("No mail came.");
		// The server of the tests puts domains into letters.
		expect([mail.to.map(canonicalEmail), more]).toEqual([[stored], []]);
		expect(mail.content).toMatch(/^From: .*<r&d@rollcall\.test>\r$/m);
		const receivers = mail.content.split("\r\n\r\n")[0]?.match(/^(?:to|cc|bcc):.*/gim) ?? [];
		expect(receivers.map((line) => canonicalEmail(line.replace("To: ", "")))).toEqual([stored]);

		const person = await redeemEmailLink(s.deps, linkIn(mail).searchParams.get("token") ?? "");
		if (!person) throw new Error("The link does not work.");
		expect(person.email).toBe(stored);
		await claimRoll(s.deps, { userId: person.id, email: stored });
		expect(await s.db.attendance.findFirst({ where: { email: stored } })).toMatchObject({
			...{ userId: person.id, status: "ATTENDED" },
		});
	});

	test("makes events when the operator names it, and its owner is made an organizer", async () => {
		expect(isListed(`somebody@else.test, ${stored}`, stored)).toBe(true);
		await nameOrganizer(s, { email: stored });
		const { id: userId } = await s.db.user.findUniqueOrThrow({ where: { email: stored } });
		expect(await mayMakeEvents({ db: s.db, eventCreators: "named" }, { userId })).toBe(true);
		await s.as(s.organizer).events.addOrganizer({ ...at(), email: typed });
		expect(await s.db.attendance.findFirst({ where: { email: stored } })).toMatchObject({
			role: "ORGANIZER",
		});
	});
});

test("the address in an invitation is readable in its text and escaped in its HTML", async () => {
	const { id } = await roll().add({ ...at(), email: "a&b'c@example.org" });
	s.deps.jobsSoon = () => {};
	await s.as(s.organizer).invitations.send({ ...at(), personIds: [id], press: crypto.randomUUID() });
	post.inbox.length = 0;
	await inviteNext(s.deps);
	const [mail] = post.inbox;
	expect(mail?.to).toEqual(["a&b'c@example.org"]);
	expect(mail?.content).toContain("a&b'c@example.org");
	expect(mail?.content).toContain("a&amp;b&#39;c@example.org");
});

test.each([
	"anna@guests.test, mallory@elsewhere.test",
	"anna@guests.test;mallory@elsewhere.test",
	"anna@guests.test\r\nBcc: mallory@elsewhere.test",
	"anna<mallory@elsewhere.test>@guests.test",
	"<anna@guests.test>",
	'"anna@guests.test" <mallory@elsewhere.test>',
	'"mallory@elsewhere.test"@guests.test',
	"mallory@elsewhere.test(@guests.test",
])("no mail leaves for %j", async (typed) => {
	post.inbox.length = 0;
	expect(await outcome(ask(typed))).toBe("INVALID_INPUT");
	expect(post.inbox).toEqual([]);
});

test("an address that needs quotation marks is refused with that as the reason", async () => {
	await expect(ask('"anna b"@guests.test')).rejects.toThrow("QUOTED_EMAIL");
	await expect(ask("anna b@guests.test")).rejects.toThrow("NOT_AN_EMAIL");
});
