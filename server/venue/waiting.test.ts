import { expect, test } from "vitest";
import { outcome } from "@/tests/setup/outcome";
import { venueScene } from "./venue.fixture";

test("somebody who waits sees nothing of the event until an organizer lets them in, and their own page says so", async () => {
	const s = await venueScene({ way: "ASK" });
	const eventId = s.event.id;
	const guest = await s.person();
	const { slug } = s.event;
	await s.as(guest).venue.enter(await s.poster());

	expect(await s.as(guest).venue.mine({ slug })).toMatchObject({ outcome: "WAITING" });
	expect(await outcome(s.as(guest).events.bySlug({ slug }))).toBe("EVENT_NOT_FOUND");
	expect(await s.as(s.organizer).events.bySlug({ slug })).toMatchObject({ asking: 1 });
	expect(await s.as(s.personas.attended).events.bySlug({ slug })).toMatchObject({ asking: null });
	const { waiting } = await s.asOrganizer.waiting({ eventId });
	expect(waiting).toMatchObject([{ name: "Nina", email: guest.email, onTheRoll: false, atDoor: true }]);

	const requestIds = waiting.map(({ id }) => id);
	const decided = await Promise.all(
		Array.from({ length: 4 }, () => s.asOrganizer.decide({ eventId, requestIds, accept: true })),
	);

	expect(decided.map((one) => one.decided).sort()).toEqual([0, 0, 0, 1]);
	expect(await s.as(guest).venue.mine({ slug })).toMatchObject({ outcome: "ATTENDED" });
	expect(await s.logOf(guest)).toEqual([
		{ from: null, to: "ATTENDED", how: "BY_HAND", actorId: s.organizer.id },
	]);
	expect(await s.asOrganizer.waitingCount({ eventId })).toBe(0);
});

test("somebody who came before the door was open is put on the roll, and marked once they scan again", async () => {
	const s = await venueScene({ way: "ASK", open: false });
	const eventId = s.event.id;
	const guest = await s.person();
	await s.as(guest).venue.enter(await s.poster());
	const letIn = async () => {
		const { waiting } = await s.asOrganizer.waiting({ eventId });
		await s.asOrganizer.decide({ eventId, requestIds: waiting.map(({ id }) => id), accept: true });
	};

	await letIn();
	expect((await s.rowOf(guest))?.status).toBe("REGISTERED");
	expect(await s.asOrganizer.setDoor({ eventId, open: true })).toMatchObject({ isOpen: true, byHand: true });
	expect((await s.as(guest).venue.enter(await s.poster())).outcome).toBe("WAITING");
	await letIn();
	expect((await s.rowOf(guest))?.status).toBe("ATTENDED");
});

test("somebody who was refused or taken off the roll does not come back by the code, and can be let in after all", async () => {
	const s = await venueScene({ way: "ASK" });
	const eventId = s.event.id;
	const [refused, removed] = [await s.person("Refused"), await s.person("Removed")];
	await s.as(refused).venue.enter(await s.poster());
	const [first] = (await s.asOrganizer.waiting({ eventId })).waiting;
	await s.asOrganizer.decide({ eventId, requestIds: [first?.id ?? ""], accept: false });
	await s.asOrganizer.update({ eventId, way: "ATTENDED", doorOpensAt: null, doorClosesAt: null });
	await s.as(removed).venue.enter(await s.poster());
	const row = await s.rowOf(removed);
	await s.as(s.organizer).roll.remove({ eventId, personIds: [row?.id ?? ""], photos: "KEEP" });

	for (const who of [refused, removed]) {
		expect((await s.as(who).venue.enter(await s.poster())).outcome).toBe("REFUSED");
		expect(await s.rowOf(who)).toBeNull();
	}
	const list = await s.asOrganizer.waiting({ eventId });
	expect(list.count).toBe(0);
	expect(list.refused.map(({ name }) => name).sort()).toEqual(["Refused", "Removed"]);
	await s.asOrganizer.decide({ eventId, requestIds: list.refused.map(({ id }) => id), accept: true });
	expect((await s.rowOf(refused))?.status).toBe("ATTENDED");
	expect((await s.rowOf(removed))?.status).toBe("REGISTERED");
});

test("somebody whom a steward has checked in waits no longer", async () => {
	const s = await venueScene({ way: "ASK" });
	const eventId = s.event.id;
	const { invited } = s.personas;
	await s.as(invited).venue.enter(await s.poster());
	expect(await s.asOrganizer.waitingCount({ eventId })).toBe(1);
	const row = await s.rowOf(invited);

	await s.as(s.organizer).roll.setAttended({ eventId, personIds: [row?.id ?? ""], attended: true });

	expect(await s.asOrganizer.waitingCount({ eventId })).toBe(0);
	expect(await s.as(invited).venue.mine({ slug: s.event.slug })).toMatchObject({ outcome: "ATTENDED" });
});

test("the door's times and what is done with it are kept, audited, and never closed before they open", async () => {
	const s = await venueScene();
	const eventId = s.event.id;
	const settings = await s.asOrganizer.settings({ eventId });
	const update = (doorOpensAt: string | null, doorClosesAt: string | null) =>
		outcome(s.asOrganizer.update({ eventId, way: "ATTENDED", doorOpensAt, doorClosesAt }));

	expect(settings).toMatchObject({
		way: "ATTENDED",
		doorOpensAt: null,
		door: { isOpen: true, byHand: false },
	});
	expect(await update(settings.closesAt, settings.opensAt)).toBe("DOOR_CLOSES_TOO_EARLY");
	expect(await update(settings.opensAt, settings.closesAt)).toBe("ok");
	await Promise.all([1, 2, 3].map(() => s.asOrganizer.setDoor({ eventId, open: false })));
	expect(await s.asOrganizer.door({ eventId })).toMatchObject({ isOpen: false, byHand: true });
	expect((await s.as(await s.person()).venue.enter(await s.poster())).outcome).toBe("REGISTERED");
	const audit = await s.db.auditEntry.findMany({ where: { eventId }, orderBy: [{ createdAt: "asc" }] });
	expect(audit.map(({ action }) => action)).toEqual(["venue.code", "venue.update", "door.close"]);
});

test("500 people are let in at once: some new, some on the roll, one whose address is somebody else's, each once", async () => {
	const s = await venueScene({ way: "ASK" });
	const { id: eventId } = s.event;
	const email = (n: number) => `guest-${n}@guests.test`;
	const users = await s.db.user.createManyAndReturn({
		data: Array.from({ length: 500 }, (_, n) => ({
			...{ name: `Guest ${n}`, email: email(n), emailVerified: n === 3 ? null : new Date() },
		})),
		select: { id: true },
	});
	const idOf = (n: number) => users[n]?.id ?? "";
	await s.db.attendance.createMany({
		data: [
			{ eventId, userId: idOf(0), name: "As the list says", group: "Table 4", status: "INVITED" as const },
			{ eventId, userId: idOf(1), status: "ATTENDED" as const, checkedInAt: new Date(0) },
			{ eventId, userId: s.personas.stranger.id, email: email(2) },
		],
	});
	await s.db.venueRequest.createMany({
		data: users.map(({ id: userId }, n) => ({ eventId, userId, atDoor: n % 5 > 0, askedAt: new Date() })),
	});
	const requests = await s.db.venueRequest.findMany({ select: { id: true } });
	const requestIds = requests.map(({ id }) => id);
	const decide = () => s.asOrganizer.decide({ eventId, requestIds, accept: true });

	const decided = await Promise.all([decide(), decide()]);

	expect(decided.map((one) => one.decided).sort()).toEqual([0, 500]);
	const roll = await s.db.attendance.findMany({
		where: { eventId, userId: { in: users.map(({ id }) => id) } },
	});
	expect(roll).toHaveLength(500);
	const rowOf = (n: number) => roll.find(({ userId }) => userId === idOf(n));
	expect(rowOf(0)).toMatchObject({ name: "As the list says", group: "Table 4", status: "REGISTERED" });
	expect(rowOf(1)).toMatchObject({ status: "ATTENDED", checkedInAt: new Date(0) });
	const [came, source] = [{ status: "ATTENDED", checkedInAt: expect.any(Date) }, "JOIN_CODE"];
	expect(rowOf(2)).toMatchObject({ name: "Guest 2", email: null, source, ...came });
	expect(rowOf(3)).toMatchObject({ name: "Guest 3", email: null, source, ...came });
	expect(rowOf(4)).toMatchObject({ name: "Guest 4", email: email(4), source, ...came });
	expect(rowOf(5)).toMatchObject({ status: "REGISTERED", checkedInAt: null });
	const log = await s.db.rollEntry.groupBy({ by: ["to"], where: { eventId, how: "BY_HAND" }, _count: true });
	expect(Object.fromEntries(log.map(({ to, _count }) => [to, _count]))).toEqual({
		...{ ATTENDED: 399, REGISTERED: 100 },
	});
	expect(await s.asOrganizer.waitingCount({ eventId })).toBe(0);
});

test("somebody is let in while an organizer writes down their address for another row", async () => {
	const s = await venueScene({ way: "ASK" });
	const eventId = s.event.id;
	const guest = await s.person();
	await s.as(guest).venue.enter(await s.poster());
	const requestIds = (await s.asOrganizer.waiting({ eventId })).waiting.map(({ id }) => id);
	let decided: Promise<unknown> = Promise.resolve();
	await s.db.$transaction(async (tx) => {
		await tx.attendance.create({ data: { eventId, name: "By the list", email: guest.email } });
		decided = s.asOrganizer.decide({ eventId, requestIds, accept: true });
		const waits = () => tx.$queryRaw<unknown[]>`SELECT FROM pg_locks WHERE NOT granted`;
		await expect.poll(async () => (await waits()).length).toBeGreaterThan(0);
	});
	expect(await decided).toEqual({ decided: 1 });
	expect(await s.rowOf(guest)).toMatchObject({ status: "ATTENDED", email: null });
});

test("whoever waits for an event that is archived is told so, and nobody can let them in", async () => {
	const s = await venueScene({ way: "ASK" });
	const { id: eventId, slug } = s.event;
	const [guest, { registered }] = [await s.person(), s.personas];
	for (const who of [guest, registered]) await s.as(who).venue.enter(await s.poster());
	const requestIds = (await s.asOrganizer.waiting({ eventId })).waiting.map(({ id }) => id);
	await s.as(s.organizer).events.archive({ eventId, archived: true });
	const mine = (who: typeof guest) => s.as(who).venue.mine({ slug });

	expect(await outcome(mine(guest))).toBe("EVENT_ARCHIVED");
	// They are on the roll and see the album.
	expect(await mine(registered)).toMatchObject({ outcome: "REGISTERED" });
	for (const accept of [true, false])
		expect(await outcome(s.asOrganizer.decide({ eventId, requestIds, accept }))).toBe("EVENT_ARCHIVED");
	expect(await s.rowOf(guest)).toBeNull();

	await s.as(s.organizer).events.archive({ eventId, archived: false });
	expect(await mine(guest)).toMatchObject({ outcome: "WAITING" });
	expect(await outcome(s.asOrganizer.decide({ eventId, requestIds, accept: true }))).toBe("ok");
	expect(await mine(guest)).toMatchObject({ outcome: "ATTENDED" });
});
