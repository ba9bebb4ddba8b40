/** The sections of an event as its organizers read them, and the locks of those who change them. */
import type { Prisma } from "@/prisma/generated/client";
import type { SectionDraft } from "@/rules/sections";
import { AppError } from "../errors";
import { toInstant, toLocal } from "../events/local-time";

export const sectionSelect = {
	...{ id: true, name: true, position: true, startsAt: true, endsAt: true, version: true },
} satisfies Prisma.SectionSelect;

export type SectionRow = Prisma.SectionGetPayload<{ select: typeof sectionSelect }>;

type Times = Pick<SectionRow, "startsAt" | "endsAt">;

/** What the form shows of a section. */
export const draftOf = (
	{ name, startsAt, endsAt }: Times & { name: string },
	zone: string,
): SectionDraft => ({
	name,
	startsAt: startsAt && toLocal(startsAt, zone),
	endsAt: endsAt && toLocal(endsAt, zone),
});

/**
 * The times as instants. One that was left alone stays the same instant, even if a clock shows it twice. Throws
 * SECTION_TIMES_SKIPPED if nothing is left between them, because the clocks were set forward.
 */
export function instantsOf(draft: SectionDraft, zone: string, stored?: SectionRow): Times {
	const shown = stored && draftOf(stored, zone);
	const instant = (field: "startsAt" | "endsAt") => {
		const given = draft[field];
		if (given === null) return null;
		return given === shown?.[field] ? (stored?.[field] ?? null) : toInstant(given, zone);
	};
	const times = { startsAt: instant("startsAt"), endsAt: instant("endsAt") };
	if (times.startsAt && times.endsAt && times.endsAt <= times.startsAt)
		throw new AppError("SECTION_TIMES_SKIPPED");
	return times;
}

/**
 * Until the transaction ends, nobody else changes the event or its sections, and no photo learns of its section
 * (../photos/hold-sections.ts). Throws EVENT_NOT_FOUND.
 */
export async function lockSections(
	tx: Prisma.TransactionClient,
	eventId: string,
): Promise<{ timezone: string; sections: SectionRow[] }> {
	const [event] = await tx.$queryRaw<{ timezone: string }[]>`
		SELECT timezone FROM "Event" WHERE id = ${eventId}::uuid FOR NO KEY UPDATE`;
	if (!event) throw new AppError("EVENT_NOT_FOUND");
	const sections = await tx.section.findMany({
		where: { eventId },
		orderBy: [{ position: "asc" }, { id: "asc" }],
		select: sectionSelect,
	});
	return { timezone: event.timezone, sections };
}

/** Throws SECTION_NOT_FOUND. */
export function sectionIn(sections: readonly SectionRow[], sectionId: string): SectionRow {
	const found = sections.find(({ id }) => id === sectionId);
	if (!found) throw new AppError("SECTION_NOT_FOUND");
	return found;
}
