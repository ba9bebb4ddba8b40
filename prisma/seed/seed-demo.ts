/**
 * Creates the demo: accounts to sign in with, an event with a few photos, and an event whose uploads are closed.
 * It is created once. The event gets its real slug last, so that the next run finishes an interrupted one, and
 * photos that somebody removed later do not come back.
 */
import type { PrismaClient } from "@/prisma/generated/client";
import { hike, supper } from "./events";
import { type PersonKey, people } from "./people";
import { addPhotos, type SeedDeps } from "./photos";
import { addQueue } from "./queue";
import { demoGuests } from "./roll";

const unfinishedSlug = `${hike.event.slug}-being-made`;

/** With `queue`, photos wait for the organizer. Returns false if the demo event already exists; then it only lets the demo's organizer make events. */
export async function seedDemo(deps: SeedDeps, { queue = false } = {}): Promise<boolean> {
	const { db } = deps;
	// As `npm run organizer` does.
	const { email } = people.olga;
	await db.eventCreator.upsert({ where: { email }, create: { email }, update: {} });
	if (await db.event.findUnique({ where: { slug: hike.event.slug }, select: { id: true } })) return false;
	const ids = await addPeople(db);
	const { id: eventId } = await addEvent(
		db,
		{ ...hike, event: { ...hike.event, slug: unfinishedSlug } },
		ids,
	);
	await tellSome(db, { eventId, byId: ids.olga });
	await addEvent(db, supper, ids);
	await addPhotos(deps, { eventId, ids });
	if (queue) await addQueue(deps, { eventId, ids });
	const first = await db.photo.findFirst({
		where: { eventId },
		orderBy: { createdAt: "asc" },
		select: { id: true },
	});
	await db.event.update({
		where: { id: eventId },
		data: { slug: hike.event.slug, coverPhotoId: first?.id },
	});
	return true;
}

async function addPeople(db: PrismaClient): Promise<Record<PersonKey, string>> {
	const idOf = async (key: PersonKey) => {
		const { email } = people[key];
		const marks = { demo: true, emailVerified: new Date() };
		const user = await db.user.upsert({
			where: { email },
			create: { ...people[key], ...marks },
			update: marks,
			select: { id: true },
		});
		return user.id;
	};
	return {
		ada: await idOf("ada"),
		ben: await idOf("ben"),
		cleo: await idOf("cleo"),
		dev: await idOf("dev"),
		finn: await idOf("finn"),
		olga: await idOf("olga"),
	};
}

/** Olga has told half of those who are invited, by e-mail or in person. The others were never told. */
async function tellSome(db: PrismaClient, press: { eventId: string; byId: string }) {
	const toldAt = new Date("2026-05-02T08:30:00Z");
	const invited = demoGuests.filter(({ status }) => status === "INVITED");
	await db.invitation.createMany({
		skipDuplicates: true,
		data: invited.flatMap(({ id = "", email }, index) => {
			if (index % 2) return [];
			const how = email ? ({ how: "MAIL", mail: "SENT" } as const) : ({ how: "BY_HAND" } as const);
			return { ...press, ...how, attendanceId: id, pressId: press.eventId, toldAt };
		}),
	});
}

async function addEvent(db: PrismaClient, { event, roll }: typeof hike, ids: Record<PersonKey, string>) {
	const { slug } = event;
	const made = await db.event.upsert({ where: { slug }, create: event, update: {}, select: { id: true } });
	const rows = roll(ids).map((row) => ({ ...row, eventId: made.id }));
	await db.attendance.createMany({ data: rows, skipDuplicates: true });
	return made;
}
