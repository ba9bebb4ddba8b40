/** Sections keep their times of day when their event gets another time zone, and when it is duplicated on another day. */
import type { Prisma } from "@/prisma/generated/client";
import { toInstant, toLocal } from "./local-time";

interface Times {
	startsAt: Date | null;
	endsAt: Date | null;
}

/** Where the clocks skip the end, the section lasts as long as it did before. */
function movedTimes({ startsAt, endsAt }: Times, moved: (at: Date) => Date): Times {
	if (!startsAt) return { startsAt, endsAt };
	const start = moved(startsAt);
	const end = endsAt && moved(endsAt);
	const lasted = endsAt && new Date(start.getTime() + endsAt.getTime() - startsAt.getTime());
	return { startsAt: start, endsAt: end && end > start ? end : lasted };
}

/** To the same times of day in another zone. */
export async function moveSections(
	tx: Prisma.TransactionClient,
	{ eventId, from, to }: { eventId: string; from: string; to: string },
): Promise<void> {
	const sections = await tx.section.findMany({
		where: { eventId, startsAt: { not: null } },
		select: { id: true, startsAt: true, endsAt: true },
	});
	for (const { id, ...times } of sections)
		await tx.section.update({
			where: { id },
			data: movedTimes(times, (at) => toInstant(toLocal(at, from), to)),
			select: { id: true },
		});
}

/** Gives one event the sections of another, each at other times. */
export async function copySections(
	tx: Prisma.TransactionClient,
	{ from, to, moved }: { from: string; to: string; moved: (at: Date) => Date },
): Promise<void> {
	const sections = await tx.section.findMany({
		where: { eventId: from },
		select: { name: true, nameKey: true, position: true, startsAt: true, endsAt: true },
	});
	await tx.section.createMany({
		data: sections.map((section) => ({ ...section, ...movedTimes(section, moved), eventId: to })),
	});
}
