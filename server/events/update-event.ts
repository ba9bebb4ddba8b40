/**
 * Changes the settings of an event. The caller sends the version that it showed, and a change of older settings is
 * refused, so that of two organizers none overwrites the other unseen.
 */
import type { Prisma } from "@/prisma/generated/client";
import type { ModerationMode } from "@/prisma/generated/enums";
import type { EventDraft } from "@/rules/events";
import { writeAudit, writeAudits } from "../audit/write-audit";
import { isUniqueViolation } from "../db/unique-violation";
import type { Deps } from "../deps";
import { AppError } from "../errors";
import { followSections } from "../photos/follow-sections";
import { draftOf, type SettingsRow, settingsSelect } from "./event-settings";
import { toInstant, toLocal } from "./local-time";
import { moveSections } from "./move-sections";

export interface EventChange extends EventDraft {
	locale: string;
	moderation: ModerationMode;
	shareOriginals: boolean;
	/** Undefined leaves it as it is, as does `publicFace`. */
	reportsToHide?: number | undefined;
	/** Undefined, which the form of the release before sends, leaves it as it is. */
	publicFace?: boolean | undefined;
	/** The version of the settings that the organizer saw. */
	version: number;
	/** What becomes of the photos that wait, if the event no longer approves photos first. */
	waiting?: "show" | "keep" | undefined;
}

interface Changing {
	eventId: string;
	userId: string;
}

/**
 * Returns the new version and address. Repeating is safe: what is already so is not changed again. Throws EVENT_CHANGED,
 * SLUG_TAKEN, PHOTOS_WAITING (say what becomes of them), EVENT_NOT_FOUND.
 */
export async function updateEvent(
	deps: Pick<Deps, "db" | "now">,
	{ eventId, userId, version, waiting, ...wanted }: EventChange & Changing,
): Promise<{ version: number; slug: string }> {
	try {
		return await deps.db.$transaction(async (tx) => {
			const event = await lockEvent(tx, eventId);
			const data = differences(event, wanted);
			const fields = Object.keys(data);
			if (fields.length === 0) return { version: event.version, slug: event.slug };
			if (event.version !== version) throw new AppError("EVENT_CHANGED");

			if (data.moderation === "AFTER") await answerWaiting(tx, { eventId, userId, waiting, now: deps.now() });
			if (data.timezone) {
				const zones = { eventId, from: event.timezone, to: data.timezone };
				await moveSections(tx, zones);
				await moveCaptureTimes(tx, zones);
				// Photos whose capture time stays may have been taken during another section now.
				await followSections(tx, { eventId });
			}
			await writeAudit(tx, {
				...{ eventId, actorId: userId, action: "event.update" },
				...{ subject: { eventId }, details: { fields } },
			});
			return tx.event.update({
				where: { id: eventId },
				data: { ...data, version: { increment: 1 } },
				select: { version: true, slug: true },
			});
		});
	} catch (error) {
		// The address is the only thing here that must be unique.
		if (isUniqueViolation(error)) throw new AppError("SLUG_TAKEN", { cause: error });
		throw error;
	}
}

/** Until the transaction ends, nobody else changes the event. New photos and intents are not held up. */
async function lockEvent(tx: Prisma.TransactionClient, eventId: string): Promise<SettingsRow> {
	await tx.$queryRaw`SELECT id FROM "Event" WHERE id = ${eventId}::uuid FOR NO KEY UPDATE`;
	const event = await tx.event.findUnique({ where: { id: eventId }, select: settingsSelect });
	if (!event) throw new AppError("EVENT_NOT_FOUND");
	return event;
}

type Wanted = Omit<EventChange, "version" | "waiting">;
type Fields = Omit<SettingsRow, "id" | "version" | "archivedAt">;

/** The fields that would become different. */
function differences(event: SettingsRow, wanted: Wanted): Partial<Fields> {
	const shown = draftOf(event);
	const zone = wanted.timezone;
	/**
	 * A time that the organizer left alone stays the same instant, even if a clock shows it twice, and one with seconds
	 * keeps them in another zone.
	 */
	const instant = (given: string, before: string | null, stored: Date | null): Date => {
		if (given !== before || !stored) return toInstant(given, zone);
		if (zone === event.timezone) return stored;
		return new Date(toInstant(given, zone).getTime() + (stored.getTime() % 60_000));
	};
	const after: Fields = {
		...{ name: wanted.name, venue: wanted.venue || null, description: wanted.description, timezone: zone },
		...{ slug: wanted.slug, locale: wanted.locale, moderation: wanted.moderation },
		shareOriginals: wanted.shareOriginals,
		publicFace: wanted.publicFace ?? event.publicFace,
		reportsToHide: wanted.reportsToHide ?? event.reportsToHide,
		startsAt: instant(wanted.startsAt, shown.startsAt, event.startsAt),
		endsAt: instant(wanted.endsAt, shown.endsAt, event.endsAt),
		uploadsOpenAt: instant(wanted.uploadsOpenAt, shown.uploadsOpenAt, event.uploadsOpenAt),
		uploadsCloseAt:
			wanted.uploadsCloseAt === null
				? null
				: instant(wanted.uploadsCloseAt, shown.uploadsCloseAt, event.uploadsCloseAt),
	};
	const before: Readonly<Record<string, unknown>> = event;
	const isOther = ([name, value]: [string, unknown]) => {
		const old = before[name];
		return value instanceof Date && old instanceof Date ? value.getTime() !== old.getTime() : value !== old;
	};
	return Object.fromEntries(Object.entries(after).filter(isOther));
}

/** Photos no longer wait for approval: those that do are shown, or go on waiting, as the organizer says. */
async function answerWaiting(
	tx: Prisma.TransactionClient,
	{ eventId, userId, waiting, now }: Changing & { waiting: EventChange["waiting"]; now: Date },
): Promise<void> {
	const where = { eventId, place: "WAITING" } as const;
	if (waiting === "keep") return;
	if (waiting === undefined) {
		const count = await tx.photo.count({ where });
		if (count > 0) throw new AppError("PHOTOS_WAITING", { params: { count } });
		return;
	}
	const shown = await tx.photo.updateManyAndReturn({
		where,
		data: { place: "SHOWN", placedById: userId, placedAt: now },
		select: { id: true },
	});
	const change = { eventId, actorId: userId, action: "photo.show", details: { from: "WAITING" } } as const;
	await writeAudits(
		tx,
		shown.map(({ id }) => ({ ...change, subject: { photoId: id } })),
	);
}

/**
 * A camera without an offset was taken to show the event's time, so its photos were taken at another instant if the event
 * is in another zone. All other instants stay.
 */
async function moveCaptureTimes(
	tx: Prisma.TransactionClient,
	{ eventId, from, to }: { eventId: string; from: string; to: string },
): Promise<void> {
	const photos = await tx.photo.findMany({
		where: { eventId, takenAtOffset: null, takenAt: { not: null } },
		select: { id: true, takenAt: true },
	});
	const moved = photos.flatMap(({ id, takenAt }) =>
		takenAt
			? [{ id, at: new Date(toInstant(toLocal(takenAt, from), to).getTime() + (takenAt.getTime() % 60_000)) }]
			: [],
	);
	await tx.$executeRaw`
		UPDATE "Photo" SET "takenAt" = moved.at
		FROM unnest(${moved.map(({ id }) => id)}::uuid[], ${moved.map(({ at }) => at.toISOString())}::timestamptz[]) AS moved(id, at)
		WHERE "Photo".id = moved.id`;
}
