import { randomUUID } from "node:crypto";
import type { VenueWay } from "@/rules/venue";
import { type Person, scene } from "@/tests/setup/scene";
import { rotatingCode } from "./codes";
import { makeTicket } from "./ticket";

const hour = 3_600_000;

/** An event with a code. The door is open unless `open` is false; it begins in a day if it is closed. */
export async function venueScene({ way = "ATTENDED", open = true }: { way?: VenueWay; open?: boolean } = {}) {
	const s = await scene({ now: new Date() });
	const { db, event, deps, organizer } = s;
	const begins = Date.now() + (open ? 0 : 24 * hour);
	await db.event.update({
		where: { id: event.id },
		data: { venueWay: way, startsAt: new Date(begins), endsAt: new Date(begins + 5 * hour) },
	});
	const asOrganizer = s.as(organizer).venue;
	await asOrganizer.setCode({ eventId: event.id, codeAction: "ON" });
	const fields = () => db.event.findUniqueOrThrow({ where: { id: event.id } });
	const scan = (code: string, slug = event.slug) => ({
		slug,
		ticket: makeTicket(deps, { slug, code }) ?? "none",
	});
	return {
		...s,
		asOrganizer,
		/** What the address in a code is exchanged for now. */
		scan,
		poster: async () => scan((await fields()).joinCode ?? ""),
		onTheWall: async () => scan(rotatingCode(await fields(), deps.now()).code),
		later: (seconds: number) => {
			s.clock.now = new Date(deps.now().getTime() + seconds * 1_000);
		},
		async person(name: string | null = "Nina", isVerified = true): Promise<Person> {
			const email = `${randomUUID()}@guests.test`;
			const emailVerified = isVerified ? new Date() : null;
			const { id } = await db.user.create({ data: { name, email, emailVerified } });
			return { id, name: name ?? "", email };
		},
		rowOf: (who: Person) =>
			db.attendance.findUnique({ where: { eventId_userId: { eventId: event.id, userId: who.id } } }),
		logOf: async (who: Person) => {
			const row = await db.attendance.findFirst({ where: { eventId: event.id, userId: who.id } });
			const entries = await db.rollEntry.findMany({
				where: { attendanceId: row?.id ?? randomUUID() },
				orderBy: { id: "asc" },
			});
			return entries.map(({ from, to, how, actorId }) => ({ from, to, how, actorId }));
		},
	};
}
