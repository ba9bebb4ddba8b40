/** Telling people of an event, by mail over real SMTP and by hand. */
import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { startDyingMailServer } from "@/tests/setup/dying-mail-server";
import { startMailServer } from "@/tests/setup/mail-server";
import { outcome, refusal } from "@/tests/setup/outcome";
import { type Person, scene } from "@/tests/setup/scene";
import { inviteNext } from "../jobs/invite-next";
import { sweep } from "../jobs/sweep";
import { makeMailer } from "../mail/mailer";

let post: Awaited<ReturnType<typeof startMailServer>>;
beforeAll(async () => {
	post = await startMailServer();
});
afterAll(() => post.stop());

let s: Awaited<ReturnType<typeof scene>>;
const mailerAt = (url: string) =>
	makeMailer({ EMAIL_SERVER: url, EMAIL_FROM: "Rollcall <photos@rollcall.test>" });

/** A roll on which nobody is invited but those that a test adds. */
async function begin(options: Parameters<typeof scene>[0] = {}) {
	s = await scene({ now: new Date("2026-11-30T12:00:00Z"), ...options });
	s.deps.mailer = mailerAt(post.url);
	s.deps.jobsSoon = () => {};
	post.inbox.length = 0;
	await s.db.attendance.deleteMany({ where: { eventId: s.event.id, role: "ATTENDEE" } });
}
beforeEach(() => begin());

const at = () => ({ eventId: s.event.id });
const api = (who: Person = s.organizer) => s.as(who).invitations;
const send = (input: { again?: boolean; personIds?: string[]; press?: string } = {}, who?: Person) =>
	api(who).send({ ...at(), press: randomUUID(), ...input });
const add = async (fields: { name?: string; email?: string }) =>
	(await s.as(s.organizer).roll.add({ ...at(), ...fields })).id;
const addMany = (count: number) =>
	Promise.all(Array.from({ length: count }, (_, n) => add({ email: `guest${n}@guests.test` })));
/** Runs the jobs whose time has come. */
async function run() {
	while ((await inviteNext(s.deps)) === "done");
}
const later = (minutes: number) => {
	s.clock.now = new Date(s.deps.now().getTime() + minutes * 60_000);
};
const told = async (id: string) =>
	s.db.invitation.findUnique({
		where: { attendanceId: id },
		select: { mail: true, how: true, failure: true },
	});
const look = (personIds?: string[]) => api().look({ ...at(), personIds });
const inbox = () => post.inbox.flatMap(({ to }) => to).sort();

test("everybody who was never told and has an address gets one e-mail, and then counts as told", async () => {
	await addMany(3);
	const noor = await add({ name: "Noor" });
	expect(await look()).toMatchObject({ people: 5, told: 1, mailable: 3, withoutAddress: 1, waiting: 0 });
	expect(await s.as(s.organizer).roll.counts(at())).toMatchObject({ NEVER_TOLD: 4 });

	expect(await send()).toEqual({ mails: 3 });
	expect(await look()).toMatchObject({ told: 1, mailable: 0, waiting: 3 });
	await run();

	expect(inbox()).toEqual(["guest0@guests.test", "guest1@guests.test", "guest2@guests.test"]);
	expect(await look()).toMatchObject({ told: 4, mailable: 0, waiting: 0, mailableAgain: 3 });
	const { rows } = await s.as(s.organizer).roll.list({ ...at(), part: "NEVER_TOLD" });
	expect(rows.map(({ id }) => id)).toEqual([noor]);
	expect(await send()).toEqual({ mails: 0 });
	expect(await s.db.job.count({ where: { kind: "INVITE" } })).toBe(0);
});

test("the e-mail is in the reader's language, says when and where, and leads to the album", async () => {
	await begin({ event: { name: "Sommer & Söhne", startsAt: new Date("2026-10-10T16:00:00Z") } });
	await s.db.event.update({
		where: { id: s.event.id },
		data: { locale: "de", venue: "Haus am See", endsAt: new Date("2026-10-10T21:59:00Z") },
	});
	await add({ email: "noor@guests.test" });
	await send();
	await run();
	const mail = post.inbox[0]?.content ?? "";
	expect(mail).toMatch(/<html lang=(3D)?"de"/);
	expect(mail).toContain("Olga");
	expect(mail).toContain("Samstag, 10. Oktober 2026, 18:00");
	expect(mail).toContain("Haus am See");
	expect(mail.split("http://localhost:3000/events/hike")).toHaveLength(4);
	expect(mail).toContain("Sommer &amp; S");
	// Nothing is loaded that would tell the sender who read it.
	expect(mail).not.toMatch(/<img|unsubscribe/i);
	// Somebody who has chosen a language reads that one.
	await s.as(s.personas.stranger).account.setLocale({ locale: "en" });
	await add({ email: s.personas.stranger.email });
	await send();
	await run();
	expect(post.inbox[1]?.content).toMatch(/<html lang=(3D)?"en"/);
});

test("a name cannot add a header, a recipient or markup to the mail", async () => {
	const name = "Hike\r\nBcc: victim@guests.test\r\n\r\n<script>alert(1)</script>";
	await s.db.event.update({ where: { id: s.event.id }, data: { name } });
	await add({ email: "noor@guests.test" });
	await send();
	await run();
	expect(inbox()).toEqual(["noor@guests.test"]);
	const mail = post.inbox[0]?.content ?? "";
	expect(mail.slice(0, mail.indexOf("\r\n\r\n"))).not.toMatch(/^Bcc:/im);
	expect(mail).toContain("&lt;script&gt;");
	expect(mail.slice(mail.indexOf("<!doctype"))).not.toContain("<script>");
});

test("two organizers who press at once send one e-mail to each address", async () => {
	await addMany(20);
	const second = await s.putOnRoll(s.personas.stranger, "REGISTERED");
	await s.db.attendance.updateMany({ where: { userId: second.id }, data: { role: "ORGANIZER" } });
	const presses = await Promise.all([send(), send({}, second), send(), send({}, second)]);
	expect(presses.reduce((sum, { mails }) => sum + mails, 0)).toBe(20);
	await Promise.all([run(), run(), run()]);
	expect(inbox()).toHaveLength(20);
	expect(new Set(inbox()).size).toBe(20);
});

test("a press that is repeated because its answer was lost sends nothing more", async () => {
	await addMany(2);
	const press = randomUUID();
	expect(await send({ press })).toEqual({ mails: 2 });
	await run();
	expect(await send({ press, again: true })).toEqual({ mails: 2 });
	await run();
	expect(inbox()).toHaveLength(2);
});

test("who was told gets another e-mail only by a press that says so", async () => {
	const [a = ""] = await addMany(1);
	await add({ email: "later@guests.test" });
	await send({ personIds: [a] });
	await run();
	expect(await send({ personIds: [a] })).toEqual({ mails: 0 });
	expect(await send({ personIds: [a], again: true })).toEqual({ mails: 1 });
	await run();
	expect(inbox()).toEqual(["guest0@guests.test", "guest0@guests.test"]);
});

test("who registered or attended needs no invitation", async () => {
	await s.putOnRoll(s.personas.registered, "REGISTERED");
	await s.db.attendance.updateMany({ where: { status: "REGISTERED" }, data: { email: "rita@guests.test" } });
	expect(await look()).toMatchObject({ told: 2, mailable: 0, mailableAgain: 1 });
	expect(await send()).toEqual({ mails: 0 });
});

test("with another address somebody has not been told by mail, and is by hand", async () => {
	const [a = "", b = ""] = await addMany(2);
	await send({ personIds: [a] });
	await run();
	await api().tellByHand({ ...at(), press: randomUUID(), personIds: [b] });
	for (const [personId, email] of [
		[a, "right@guests.test"],
		[b, "also-right@guests.test"],
	] as const) {
		const { version } = await s.as(s.organizer).roll.person({ ...at(), personId });
		await s.as(s.organizer).roll.update({ ...at(), personId, version, email });
	}
	expect(await send()).toEqual({ mails: 1 });
	await run();
	expect(inbox()).toEqual(["guest0@guests.test", "right@guests.test"]);
});

test("a mail that is under way does not count as a change of the person", async () => {
	const [personId = ""] = await addMany(1);
	const { version } = await s.as(s.organizer).roll.person({ ...at(), personId });
	await send();
	await run();
	const saved = s
		.as(s.organizer)
		.roll.update({ ...at(), personId, version, name: "Noor", email: "guest0@guests.test" });
	expect(await outcome(saved)).toBe("ok");
});

describe("telling by hand", () => {
	test("marks who was not told, and is taken back", async () => {
		const [a = "", b = "", c = ""] = [
			await add({ name: "A" }),
			await add({ name: "B" }),
			...(await addMany(1)),
		];
		await send({ personIds: [c] });
		const press = randomUUID();
		expect(await api().tellByHand({ ...at(), press, personIds: [a, b, c] })).toEqual({ told: 2 });
		expect(await api().tellByHand({ ...at(), press, personIds: [a, b, c] })).toEqual({ told: 0 });
		expect(await s.as(s.organizer).roll.counts(at())).toMatchObject({ NEVER_TOLD: 1 });
		expect(await s.as(s.organizer).roll.person({ ...at(), personId: a })).toMatchObject({
			invitation: { how: "BY_HAND", mail: null },
			toldBy: "Olga",
		});
		expect(await api().undo({ ...at(), press })).toEqual({ changed: 2 });
		expect(await api().undo({ ...at(), press })).toEqual({ changed: 0 });
		expect(await s.db.invitation.count()).toBe(1);
	});

	test("a press to send is taken back as far as no mail has left, and then does not count for the limit", async () => {
		await begin({ limits: { invitationsPerOrganizer: 3 } });
		await addMany(3);
		const press = randomUUID();
		await send({ press });
		expect(await inviteNext(s.deps)).toBe("done");
		expect(await api().undo({ ...at(), press })).toEqual({ changed: 2 });
		await run();
		expect(inbox()).toHaveLength(1);
		expect(await look()).toMatchObject({ mailable: 2, told: 2, mailsLeft: 2 });
		expect(await send()).toEqual({ mails: 2 });
		await run();
		expect(inbox()).toHaveLength(3);
	});

	test("taking back an e-mail to somebody who was told by hand leaves them told", async () => {
		const [a = ""] = await addMany(1);
		await api().tellByHand({ ...at(), press: randomUUID() });
		const press = randomUUID();
		expect(await send({ press, again: true, personIds: [a] })).toEqual({ mails: 1 });
		await api().undo({ ...at(), press });
		expect(await told(a)).toEqual({ mail: null, how: "BY_HAND", failure: null });
	});
});

describe("limits", () => {
	test("an organizer's day is counted across events, over people who left the roll, and to the mail", async () => {
		await begin({ limits: { invitationsPerOrganizer: 5 } });
		const other = { eventId: s.foreignEvent.id };
		await s.db.attendance.create({ data: { ...other, userId: s.organizer.id, role: "ORGANIZER" } });
		const gone = await addMany(3);
		await send();
		await s.as(s.organizer).roll.remove({ ...at(), personIds: gone, photos: "KEEP" });
		for (const n of [1, 2, 3]) await s.as(s.organizer).roll.add({ ...other, email: `other${n}@guests.test` });
		const press = () => api().send({ ...other, press: randomUUID() });
		expect(await refusal(press())).toMatchObject({
			code: "TOO_MANY_INVITATIONS",
			message: expect.stringContaining("up to 5 invitations in 24 hours, and 2 are left"),
		});
		expect(await s.db.invitation.count()).toBe(0);
		later(24 * 60);
		expect(await press()).toEqual({ mails: 3 });
	});

	test("presses at the same time do not get past the limit of the event", async () => {
		await begin({ limits: { invitationsPerEvent: 5 } });
		const people = await addMany(10);
		const second = await s.putOnRoll(s.personas.stranger, "REGISTERED");
		await s.db.attendance.updateMany({ where: { userId: second.id }, data: { role: "ORGANIZER" } });
		const ends = await Promise.all(
			people.map((id, n) => outcome(send({ personIds: [id] }, n % 2 ? second : s.organizer))),
		);
		expect(ends.filter((end) => end === "ok")).toHaveLength(5);
		expect(ends.filter((end) => end === "TOO_MANY_INVITATIONS_HERE")).toHaveLength(5);
		expect(await look()).toMatchObject({ waiting: 5, mailsLeft: 0 });
	});

	test("a site without mail says so, and still has a link and a message", async () => {
		s.deps.mailer = null;
		await add({ email: "noor@guests.test" });
		expect(await outcome(send())).toBe("MAIL_OFF");
		expect(await look()).toMatchObject({ mailsLeft: null, url: "http://localhost:3000/events/hike" });
		expect((await look()).message.text).toContain("http://localhost:3000/events/hike");
	});
});

describe("a mail server that", () => {
	test("refuses one address costs the others nothing, and the organizer reads why", async () => {
		const bad = await add({ email: "full-mailbox@guests.test" });
		await addMany(2);
		await send();
		await run();
		expect(inbox()).toHaveLength(2);
		expect(await told(bad)).toEqual({
			mail: "FAILED",
			how: null,
			failure: expect.stringContaining("Mailbox full"),
		});
		expect(await look()).toMatchObject({
			failed: 1,
			mailable: 1,
			failures: [{ email: "full-mailbox@guests.test", failure: expect.stringContaining("Mailbox full") }],
		});
	});

	test("cannot be reached is asked again, and given up with everybody still to be told", async () => {
		await begin({ limits: { invitation: { attempts: 3, seconds: 120 } } });
		const [a = ""] = await addMany(1);
		s.deps.mailer = mailerAt("smtp://127.0.0.1:1");
		await send();
		for (let attempt = 1; attempt < 3; attempt++) {
			expect(await inviteNext(s.deps)).toBe("failed");
			expect(await told(a)).toMatchObject({ mail: "WAITING" });
			expect(await inviteNext(s.deps)).toBe("none");
			later(10);
		}
		expect(await inviteNext(s.deps)).toBe("done");
		expect(await told(a)).toEqual({ mail: "FAILED", how: null, failure: null });
		s.deps.mailer = mailerAt(post.url);
		expect(await send()).toEqual({ mails: 1 });
		await run();
		expect(inbox()).toEqual(["guest0@guests.test"]);
	});

	test.each(["greeting", "recipient"] as const)("dies at the %s is asked again", async (step) => {
		const [a = ""] = await addMany(1);
		const dying = await startDyingMailServer(step);
		s.deps.mailer = mailerAt(dying.url);
		await send();
		expect(await inviteNext(s.deps)).toBe("failed");
		dying.stop();
		expect(await told(a)).toMatchObject({ mail: "WAITING" });
		s.deps.mailer = mailerAt(post.url);
		later(1);
		await sweep(s.deps);
		expect(inbox()).toEqual(["guest0@guests.test"]);
		expect(await told(a)).toMatchObject({ mail: "SENT", how: "MAIL" });
	});

	test.each([
		["dies after the text", "text"],
		["never answers the text", "never"],
	] as const)("%s may have taken it, so the mail is not sent again by itself", async (_, step) => {
		await begin({ limits: { invitation: { attempts: 12, seconds: 1 } } });
		const [a = ""] = await addMany(1);
		const dying = await startDyingMailServer(step);
		s.deps.mailer = mailerAt(dying.url);
		await send();
		await run();
		dying.stop();
		expect(await told(a)).toEqual({ mail: "UNSURE", how: null, failure: null });
		s.deps.mailer = mailerAt(post.url);
		expect(await send()).toEqual({ mails: 0 });
		expect(await look()).toMatchObject({ unsure: 1, mailable: 0, mailableAgain: 1 });
		later(60);
		await run();
		expect(inbox()).toEqual([]);
		expect(await send({ again: true, personIds: [a] })).toEqual({ mails: 1 });
		await run();
		expect(inbox()).toHaveLength(1);
	});
});

test("a process that dies while it sends leaves a mail that is not sent again by itself", async () => {
	const [a = ""] = await addMany(1);
	await send();
	// What a process leaves that is killed between its first write and its last.
	let killed = () => {};
	const hung = { ...s.deps, mailer: { send: () => new Promise<void>((end) => (killed = end)) } };
	const dying = inviteNext(hung);
	await expect.poll(() => told(a)).toMatchObject({ mail: "SENDING" });
	later(6);
	await run();
	expect(await told(a)).toMatchObject({ mail: "UNSURE" });
	// It was only slow: now it is known that the mail left.
	killed();
	await dying;
	expect(await told(a)).toMatchObject({ mail: "SENT", how: "MAIL" });
	expect(inbox()).toEqual([]);
	expect(await s.db.job.count({ where: { kind: "INVITE" } })).toBe(0);
});

test("a process that dies before it sends costs nothing", async () => {
	await addMany(1);
	await send();
	await s.db.job.updateMany({
		where: { kind: "INVITE" },
		data: { attempts: 1, leaseUntil: new Date(s.deps.now().getTime() + 60_000) },
	});
	await run();
	expect(inbox()).toEqual([]);
	later(2);
	await run();
	expect(inbox()).toHaveLength(1);
});

test("somebody who leaves the roll before their turn gets no mail", async () => {
	const [a = ""] = await addMany(2);
	await send();
	await s.as(s.organizer).roll.remove({ ...at(), personIds: [a], photos: "KEEP" });
	await run();
	expect(inbox()).toEqual(["guest1@guests.test"]);
	expect(await s.db.job.count({ where: { kind: "INVITE" } })).toBe(0);
});

test("people of another event cannot be told from here", async () => {
	const { id } = await s.db.attendance.create({
		data: { eventId: s.foreignEvent.id, email: "noor@guests.test" },
	});
	expect(await look([id])).toMatchObject({ people: 0, failures: [] });
	expect(await send({ personIds: [id] })).toEqual({ mails: 0 });
	expect(await api().tellByHand({ ...at(), press: randomUUID(), personIds: [id] })).toEqual({ told: 0 });
});
