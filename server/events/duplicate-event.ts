import { Prisma } from "@/prisma/generated/client";
import { AppError } from "../errors";
import { daysBetween, daysLater, toInstant, toLocal } from "./local-time";
import { type MakeDeps, makeEvent } from "./make-event";
import { copySections } from "./move-sections";

interface Duplicated {
	eventId: string;
	userId: string;
	name: string;
	/** The first day of the new event, "2026-10-10". */
	day: string;
	withRoll: boolean;
}

/**
 * Makes an event like this one on another day, with its sections, at the same times of day, without its photos and its cover.
 * With its roll, everybody is invited again with the role and the guardian that they have; nobody has attended. Throws EVENT_NOT_FOUND,
 * EVENTS_NOT_ALLOWED, TOO_MANY_EVENTS.
 */
export async function duplicateEvent(deps: MakeDeps, { eventId, userId, name, day, withRoll }: Duplicated) {
	const original = await deps.db.event.findUnique({
		where: { id: eventId },
		select: {
			...{ venue: true, description: true, timezone: true, locale: true, moderation: true },
			...{ shareOriginals: true, reportsToHide: true, publicFace: true },
			...{ startsAt: true, endsAt: true, uploadsOpenAt: true, uploadsCloseAt: true },
		},
	});
	if (!original) throw new AppError("EVENT_NOT_FOUND");
	const { timezone, startsAt, endsAt, uploadsOpenAt, uploadsCloseAt, ...kept } = original;
	const days = daysBetween(toLocal(startsAt, timezone), day);
	const moved = (at: Date) => toInstant(daysLater(toLocal(at, timezone), days), timezone);
	return makeEvent(deps, {
		...{ userId, day, duplicateOf: eventId },
		event: {
			...kept,
			...{ name, timezone, startsAt: moved(startsAt), endsAt: moved(endsAt) },
			uploadsOpenAt: moved(uploadsOpenAt),
			uploadsCloseAt: uploadsCloseAt && moved(uploadsCloseAt),
		},
		async andThen(tx, made) {
			await copySections(tx, { from: eventId, to: made.eventId, moved });
			if (!withRoll) return;
			// The id of a copy follows from the row it is a copy of, so that households are found again.
			const copyOf = (id: Prisma.Sql) => Prisma.sql`md5(${made.eventId} || ${id}::text)::uuid`;
			await tx.$executeRaw`
				INSERT INTO "Attendance" (id, "eventId", "userId", email, name, role, status, source)
				SELECT ${copyOf(Prisma.sql`id`)}, ${made.eventId}::uuid, "userId", email, name, role, 'INVITED', source
				FROM "Attendance" WHERE "eventId" = ${eventId}::uuid
				  AND "userId" IS DISTINCT FROM ${userId}::uuid AND (email IS NULL OR email IS DISTINCT FROM ${made.email})`;
			// Whoever duplicates the event has their row in it already.
			await tx.$executeRaw`
				UPDATE "Attendance" copy SET "guardianId" = guardian.id
				FROM "Attendance" original
				JOIN "Attendance" original_guardian ON original_guardian.id = original."guardianId"
				JOIN "Attendance" guardian ON guardian."eventId" = ${made.eventId}::uuid
					AND (guardian.id = ${copyOf(Prisma.sql`original_guardian.id`)}
					     OR (guardian."userId" = ${userId}::uuid AND original_guardian."userId" = ${userId}::uuid))
				WHERE original."eventId" = ${eventId}::uuid AND copy.id = ${copyOf(Prisma.sql`original.id`)}`;
		},
	});
}
