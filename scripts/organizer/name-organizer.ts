import type { PrismaClient } from "@/prisma/generated/client";
import { addOrganizer } from "@/server/events/add-organizer";

/**
 * Allows a person to make events, or makes them an organizer of one event, by its address or one that it had before.
 * `email` is in its one form. Repeating is safe. `text` says what was done and what comes next, or why nothing was.
 */
export async function nameOrganizer(
	{ db }: { db: PrismaClient },
	{ email, slug }: { email: string; slug?: string | undefined },
): Promise<{ done: boolean; text: string }> {
	const person = await db.user.findFirst({
		where: { email, emailVerified: { not: null } },
		select: { id: true },
	});
	const next = person ? "" : ` They have to sign in with this address, and it has to be verified.`;
	if (slug === undefined) {
		await db.eventCreator.upsert({ where: { email }, create: { email }, update: {} });
		return { done: true, text: `${email} may now make events, at /events/new.${next}` };
	}
	const event = await db.event.findFirst({
		where: { slugs: { some: { slug } } },
		select: { id: true, slug: true, name: true },
	});
	if (!event) return { done: false, text: `There is no event at /events/${slug}. Nothing was changed.` };
	const { added } = await addOrganizer({ db }, { eventId: event.id, email, actorId: null });
	const state = added ? "is now an organizer" : "already was an organizer";
	return { done: true, text: `${email} ${state} of ${event.name}, at /events/${event.slug}.${next}` };
}
