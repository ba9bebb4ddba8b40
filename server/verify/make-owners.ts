/**
 * The event and the uploader that an original names, made anew if only the bucket remembers them, and only when told to: somebody
 * who was erased must not come back with an older bucket. Nothing but the id is known of them.
 */
import type { Prisma } from "@/prisma/generated/client";
import type { Mended } from "./report";
import type { Verification } from "./verification";

interface Owned {
	eventId: string;
	uploaderId: string;
	createdAt: Date;
}

export interface MadeOwners {
	events: number;
	people: number;
}

/** Returns how many it made, or why the photo has to be left. Repeating is safe, at the same time too. */
export async function makeOwners(
	v: Verification,
	tx: Prisma.TransactionClient,
	photo: Owned,
): Promise<MadeOwners | Mended> {
	const { eventId: id, uploaderId, createdAt } = photo;
	const may = v.mend?.has("owners") ?? false;
	const [event, person] = [
		await tx.event.count({ where: { id } }),
		await tx.user.count({ where: { id: uploaderId } }),
	];
	if (event === 0 && !may) return "left: its event is not in the database";
	if (person === 0 && !may) return "left: its uploader is not in the database";
	const made = { events: 0, people: 0 };
	if (v.dryRun) {
		/** Each is counted with its first photo, because none is really made. */
		const isFirst = (owner: string) => !v.wouldMake.has(owner) && v.wouldMake.add(owner) !== null;
		if (event === 0 && isFirst(id)) made.events = 1;
		if (person === 0 && isFirst(uploaderId)) made.people = 1;
		return made;
	}
	if (person === 0) {
		const { count } = await tx.user.createMany({ data: [{ id: uploaderId }], skipDuplicates: true });
		made.people = count;
	}
	if (event === 0) {
		const times = {
			startsAt: createdAt,
			endsAt: createdAt,
			uploadsOpenAt: createdAt,
			uploadsCloseAt: createdAt,
		};
		// Nobody knows whether its photos were approved first, so they are.
		const row = {
			id,
			slug: slugOf(id),
			name: nameOf(id),
			timezone: "UTC",
			moderation: "BEFORE",
			...times,
		} as const;
		const { count } = await tx.event.createMany({ data: [row], skipDuplicates: true });
		made.events = count;
	}
	// The days of an event that was made anew are those on which its photos arrived, until an organizer corrects them.
	await tx.$executeRaw`
		UPDATE "Event" SET "startsAt" = least("startsAt", ${createdAt}), "endsAt" = greatest("endsAt", ${createdAt}),
		       "uploadsOpenAt" = least("uploadsOpenAt", ${createdAt}), "uploadsCloseAt" = greatest("uploadsCloseAt", ${createdAt})
		WHERE id = ${id}::uuid AND slug = ${slugOf(id)} AND name = ${nameOf(id)} AND version = 1
		  AND (${createdAt} < "startsAt" OR ${createdAt} > "endsAt")`;
	return made;
}

const slugOf = (eventId: string) => `restored-${eventId}`;
const nameOf = (eventId: string) => `Event ${eventId.slice(0, 8)}`;
