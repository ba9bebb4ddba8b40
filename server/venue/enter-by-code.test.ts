import { expect, test } from "vitest";
import type { VenueWay } from "@/rules/venue";
import { outcome } from "@/tests/setup/outcome";
import { needsName } from "./needs-name";
import { venueScene } from "./venue.fixture";

type Answers = [stranger: string, invited: string];
test.each<[way: VenueWay, door: "open" | "closed", ...Answers]>([
	["ATTENDED", "open", "ATTENDED", "ATTENDED"],
	["ATTENDED", "closed", "REGISTERED", "REGISTERED"],
	["ASK", "open", "WAITING", "WAITING"],
	["ASK", "closed", "WAITING", "REGISTERED"],
	["ROLL_ONLY", "open", "NOT_LISTED", "ATTENDED"],
	["ROLL_ONLY", "closed", "NOT_LISTED", "REGISTERED"],
])("a code of an event that says %s, with its door %s", async (way, door, stranger, invited) => {
	const s = await venueScene({ way, open: door === "open" });
	const newcomer = await s.person();
	const { invited: listed, attended, organizer } = s.personas;

	expect((await s.as(newcomer).venue.enter(await s.poster())).outcome).toBe(stranger);
	expect((await s.as(listed).venue.enter(await s.onTheWall())).outcome).toBe(invited);
	// Nobody loses what they have, and an organizer asks nobody.
	for (const who of [attended, organizer])
		expect((await s.as(who).venue.enter(await s.poster())).outcome).toBe("ATTENDED");

	const isOnRoll = (answer: string) => answer === "ATTENDED" || answer === "REGISTERED";
	expect((await s.rowOf(newcomer))?.status).toBe(isOnRoll(stranger) ? stranger : undefined);
	expect((await s.rowOf(listed))?.status).toBe(isOnRoll(invited) ? invited : "INVITED");
	if (isOnRoll(stranger)) {
		expect(await s.rowOf(newcomer)).toMatchObject({
			email: newcomer.email,
			name: "Nina",
			source: "JOIN_CODE",
		});
		expect(await s.logOf(newcomer)).toEqual([
			{ from: null, to: stranger, how: "JOIN_CODE", actorId: newcomer.id },
		]);
	}
	expect(await s.db.venueRequest.count()).toBe([stranger, invited].filter((one) => one === "WAITING").length);
});

test("a rotating code is good in its minute and the next one, and the ticket for it through a sign-in", async () => {
	const s = await venueScene();
	const { code } = (await s.asOrganizer.code({ eventId: s.event.id })) ?? { code: "" };
	const scanned = s.scan(code);
	const enter = async (scan = s.scan(code)) => outcome(s.as(await s.person()).venue.enter(scan));

	expect(await enter()).toBe("ok");
	s.later(60);
	expect(await enter()).toBe("ok");
	s.later(60);
	expect(await enter()).toBe("VENUE_CODE_OLD");
	// The mail with the link took a while.
	s.later(25 * 60);
	expect(await enter(scanned)).toBe("ok");
	s.later(10 * 60);
	expect(await enter(scanned)).toBe("VENUE_CODE_OLD");
});

test("a ticket is good for its own address, code and time only", async () => {
	const s = await venueScene();
	await s.db.event.update({ where: { id: s.foreignEvent.id }, data: { joinCode: "0123456789ab" } });
	const good = await s.poster();
	const [code = "", stamp = "", signature = ""] = good.ticket.split(".");
	const later = (Number.parseInt(stamp, 36) + 60_000).toString(36);
	const forged = [
		{ ...good, slug: s.foreignEvent.slug },
		{ ...good, slug: "no-such-event" },
		{ ...good, ticket: `${code}.${later}.${signature}` },
		{ ...good, ticket: `${code.replace(/.$/, "z")}x.${stamp}.${signature}` },
		{ ...good, ticket: "none" },
		s.scan(
			(await s.db.event.findUniqueOrThrow({ where: { id: s.event.id } })).joinCode ?? "",
			"no-such-event",
		),
	];

	const guest = s.as(await s.person()).venue;
	for (const scan of forged) expect(await outcome(guest.enter(scan))).toBe("VENUE_CODE_WRONG");
	expect(await outcome(guest.enter(good))).toBe("ok");
});

test("another code ends the posters, what is on the walls, and the tickets of people who are just signing in", async () => {
	const s = await venueScene();
	const before = [await s.poster(), await s.onTheWall()];
	const guest = s.as(await s.person()).venue;

	await s.asOrganizer.setCode({ eventId: s.event.id, codeAction: "RENEW" });

	for (const scan of before) expect(await outcome(guest.enter(scan))).toBe("VENUE_CODE_WRONG");
	for (const scan of [await s.poster(), await s.onTheWall()])
		expect(await outcome(guest.enter(scan))).toBe("ok");
	const printed = await s.poster();
	const shown = await s.onTheWall();
	await s.asOrganizer.setCode({ eventId: s.event.id, codeAction: "OFF" });
	for (const scan of [printed, shown]) expect(await outcome(guest.enter(scan))).toBe("VENUE_CODE_WRONG");
	expect(await s.asOrganizer.code({ eventId: s.event.id })).toBeNull();
});

test("switching the code on twice, also at once, keeps the posters, and an archived event takes nobody", async () => {
	const s = await venueScene();
	const before = await s.poster();
	const on = () => s.asOrganizer.setCode({ eventId: s.event.id, codeAction: "ON" });
	await Promise.all([on(), on(), on()]);
	const guest = s.as(await s.person()).venue;

	expect(await outcome(guest.enter(before))).toBe("ok");
	await s.as(s.organizer).events.archive({ eventId: s.event.id, archived: true });
	expect(await outcome(guest.enter(before))).toBe("EVENT_ARCHIVED");
});

test("somebody who was written down by their address gets that place, with its group", async () => {
	const s = await venueScene({ way: "ROLL_ONLY" });
	const guest = await s.person();
	const unproven = await s.person("Eve", false);
	for (const { email } of [guest, unproven])
		await s.db.attendance.create({
			data: { eventId: s.event.id, email, name: "As written", group: "Table 4" },
		});

	expect((await s.as(guest).venue.enter(await s.poster())).outcome).toBe("ATTENDED");
	expect((await s.as(unproven).venue.enter(await s.poster())).outcome).toBe("NOT_LISTED");
	expect(await s.rowOf(guest)).toMatchObject({ name: "As written", group: "Table 4", status: "ATTENDED" });
	expect(await s.db.attendance.count({ where: { email: guest.email } })).toBe(1);
});

test("a code that is opened many times at once puts a person on the roll once, and the first time stays", async () => {
	const s = await venueScene();
	const guest = await s.person(null);
	const scan = await s.poster();

	const answers = await Promise.all(Array.from({ length: 8 }, () => s.as(guest).venue.enter(scan)));
	const first = await s.rowOf(guest);
	s.later(60);
	await s.as(guest).venue.enter(scan);

	expect(new Set(answers.map((one) => one.outcome))).toEqual(new Set(["ATTENDED"]));
	expect(await s.logOf(guest)).toHaveLength(1);
	expect((await s.rowOf(guest))?.checkedInAt).toEqual(first?.checkedInAt);
});

test("a guest without a name says it once, and the door and the waiting list find them by it", async () => {
	const s = await venueScene({ way: "ASK" });
	const { id: eventId, slug } = s.event;
	const guest = await s.person(null);
	const asks = (who = guest) => needsName(s.deps, { slug, userId: who.id });
	const nameNow = async () => (await s.db.user.findUniqueOrThrow({ where: { id: guest.id } })).name;
	expect(await asks()).toBe(true);
	const enter = async (name: string, scan = s.poster()) =>
		outcome(s.as(guest).venue.enter({ ...(await scan), name }));

	expect(await enter("Nobody", Promise.resolve(s.scan("000000000000")))).toBe("VENUE_CODE_WRONG");
	expect(await enter(" ")).toBe("INVALID_INPUT");
	expect(await nameNow()).toBeNull();
	expect(await enter(" Zoë Lindqvist ")).toBe("ok");
	expect(await asks()).toBe(false);
	const { waiting } = await s.asOrganizer.waiting({ eventId });
	expect(waiting).toMatchObject([{ name: "Zoë Lindqvist" }]);
	await s.asOrganizer.decide({ eventId, requestIds: waiting.map(({ id }) => id), accept: true });
	const { people } = await s.as(s.organizer).door.search({ eventId, search: "zoe" });
	expect(people).toMatchObject([{ name: "Zoë Lindqvist", status: "ATTENDED" }]);

	expect(await enter("Somebody Else")).toBe("ok");
	expect(await nameNow()).toBe("Zoë Lindqvist");
	// An organizer has written this one down by name.
	const listed = await s.person(null);
	await s.db.attendance.create({ data: { eventId, userId: listed.id, name: "Ravi" } });
	expect(await asks(listed)).toBe(false);
	expect(await needsName(s.deps, { slug: "\0", userId: guest.id })).toBe(false);
});
