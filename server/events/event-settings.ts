/** The settings of an event as its organizers read and change them. Times are those of the event's own zone. */
import type { Prisma } from "@/prisma/generated/client";
import type { EventDraft } from "@/rules/events";
import type { Deps } from "../deps";
import { AppError } from "../errors";
import { shownEmail } from "../mail/shown-email";
import { mayMakeEvents } from "../policies/creators";
import { coverSelect, viewCover } from "./event-fields";
import { toLocal } from "./local-time";

export const settingsSelect = {
	...{ id: true, slug: true, version: true, name: true, venue: true, description: true, timezone: true },
	...{
		locale: true,
		moderation: true,
		shareOriginals: true,
		reportsToHide: true,
		publicFace: true,
		archivedAt: true,
	},
	...{ startsAt: true, endsAt: true, uploadsOpenAt: true, uploadsCloseAt: true },
} satisfies Prisma.EventSelect;

export type SettingsRow = Prisma.EventGetPayload<{ select: typeof settingsSelect }>;

/** What the form shows of a row. */
export const draftOf = (event: SettingsRow): EventDraft => ({
	name: event.name,
	venue: event.venue ?? "",
	description: event.description,
	timezone: event.timezone,
	startsAt: toLocal(event.startsAt, event.timezone),
	endsAt: toLocal(event.endsAt, event.timezone),
	uploadsOpenAt: toLocal(event.uploadsOpenAt, event.timezone),
	uploadsCloseAt: event.uploadsCloseAt && toLocal(event.uploadsCloseAt, event.timezone),
	slug: event.slug,
});

/** Throws EVENT_NOT_FOUND. */
export async function eventSettings(
	deps: Pick<Deps, "db" | "storage" | "now" | "eventCreators">,
	{ eventId, userId }: { eventId: string; userId: string },
) {
	const { db } = deps;
	const event = await db.event.findUnique({
		where: { id: eventId },
		select: { ...settingsSelect, cover: { select: coverSelect }, _count: { select: { photos: true } } },
	});
	if (!event) throw new AppError("EVENT_NOT_FOUND");
	const [organizers, mayDuplicate, changedBy, cover] = await Promise.all([
		db.attendance.findMany({
			where: { eventId, role: "ORGANIZER" },
			orderBy: [{ createdAt: "asc" }, { id: "asc" }],
			select: { id: true, userId: true, email: true, name: true, user: { select: { name: true } } },
		}),
		mayMakeEvents(deps, { userId }),
		lastChange(deps, eventId),
		viewCover(deps, event.cover),
	]);
	return {
		...{ id: event.id, version: event.version, draft: draftOf(event) },
		...{ locale: event.locale, moderation: event.moderation, shareOriginals: event.shareOriginals },
		...{ publicFace: event.publicFace, reportsToHide: event.reportsToHide },
		archived: event.archivedAt !== null,
		hasPhotos: event._count.photos > 0,
		cover,
		changedBy,
		mayDuplicate,
		organizers: organizers.map(({ id, userId: theirs, email, name, user }) => ({
			...{ id, email: shownEmail(email) },
			name: user?.name ?? name,
			you: theirs === userId,
			signedIn: theirs !== null,
		})),
	};
}

/** The name of the person who last changed the settings; null if nobody did or they are gone. */
async function lastChange({ db }: Pick<Deps, "db">, eventId: string): Promise<string | null> {
	const entry = await db.auditEntry.findFirst({
		where: { eventId, action: "event.update" },
		orderBy: [{ createdAt: "desc" }, { id: "desc" }],
		select: { actorId: true },
	});
	if (!entry?.actorId) return null;
	const person = await db.user.findUnique({ where: { id: entry.actorId }, select: { name: true } });
	return person?.name ?? null;
}
