/**
 * Makes an event with its first organizer, for ./create-event.ts and ./duplicate-event.ts. The person's row is locked
 * while their events are counted, so the limit holds for calls at the same time. A rate limit counts too, because the
 * count does not see events that were deleted again.
 */
import type { Prisma } from "@/prisma/generated/client";
import { writeAudit } from "../audit/write-audit";
import { isUniqueViolation } from "../db/unique-violation";
import type { Deps } from "../deps";
import { AppError } from "../errors";
import { mayMakeEvents } from "../policies/creators";
import type { Limited } from "../rate-limits/rate-limits";
import { freeSlug, slugOf } from "./slug";

export type MakeDeps = Pick<Deps, "db" | "now" | "limits" | "eventCreators"> & Limited<"event">;

interface Making {
	userId: string;
	/** The day in the event's zone, "2026-10-10". */
	day: string;
	event: Omit<Prisma.EventUncheckedCreateInput, "slug" | "createdById">;
	duplicateOf: string | null;
	/** Runs in the same transaction. */
	andThen?: (tx: Prisma.TransactionClient, made: { eventId: string; email: string | null }) => Promise<void>;
}

/** How often an address that somebody else took a moment ago is replaced by another one. */
const attempts = 5;
const day = 24 * 60 * 60 * 1_000;

/** Throws EVENTS_NOT_ALLOWED, TOO_MANY_EVENTS. */
export async function makeEvent(deps: MakeDeps, making: Making): Promise<{ id: string; slug: string }> {
	const { userId } = making;
	if (!(await mayMakeEvents(deps, { userId }))) throw new AppError("EVENTS_NOT_ALLOWED");
	await deps.limit.event({ userId });
	for (let attempt = 1; ; attempt++) {
		try {
			return await makeOnce(deps, making);
		} catch (error) {
			if (!isUniqueViolation(error) || attempt === attempts) throw error;
		}
	}
}

interface Maker {
	name: string | null;
	email: string | null;
	emailVerified: Date | null;
}

function makeOnce(deps: MakeDeps, { userId, day: on, event, duplicateOf, andThen }: Making) {
	return deps.db.$transaction(async (tx) => {
		const [maker] = await tx.$queryRaw<Maker[]>`
			SELECT name, email, "emailVerified" FROM "User" WHERE id = ${userId}::uuid FOR NO KEY UPDATE`;
		if (!maker) throw new AppError("SIGNED_OUT");
		const since = new Date(deps.now().getTime() - day);
		const made = await tx.event.count({ where: { createdById: userId, createdAt: { gt: since } } });
		const limit = deps.limits.eventsPerDay;
		if (made >= limit) throw new AppError("TOO_MANY_EVENTS", { params: { limit } });

		const slug = await freeSlug(tx, slugOf({ name: event.name, day: on }));
		const email = maker.emailVerified ? maker.email : null;
		const { id } = await tx.event.create({
			data: {
				...event,
				...{ slug, createdById: userId, createdAt: deps.now() },
				// Not ATTENDED: nobody has attended an event that has just been made.
				roll: { create: { userId, email, name: maker.name, role: "ORGANIZER", status: "REGISTERED" } },
			},
			select: { id: true },
		});
		await writeAudit(tx, {
			...{ eventId: id, actorId: userId, subject: { eventId: id } },
			...{ action: "event.create", details: { duplicateOf } },
		});
		await andThen?.(tx, { eventId: id, email });
		return { id, slug };
	});
}
