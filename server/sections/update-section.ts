import type { SectionDraft } from "@/rules/sections";
import { writeAudit } from "../audit/write-audit";
import { isUniqueViolation } from "../db/unique-violation";
import type { Deps } from "../deps";
import { AppError } from "../errors";
import { followSections } from "../photos/follow-sections";
import { nameKey } from "./name-key";
import { draftOf, instantsOf, lockSections, sectionIn } from "./section-rows";

interface Changed extends SectionDraft {
	eventId: string;
	userId: string;
	sectionId: string;
	/** The version of the section that the organizer saw. */
	version: number;
}

/**
 * Renames a section, or gives it other times. In the same transaction, photos for which nobody chose a section move to the
 * one that was on when they were taken; those that a person put into a section stay. Returns how many moved. Repeating is
 * safe. Throws SECTION_NOT_FOUND, SECTION_CHANGED (by somebody else since), SECTION_NAME_TAKEN, SECTION_TIMES_SKIPPED,
 * EVENT_NOT_FOUND.
 */
export async function updateSection(
	{ db }: Pick<Deps, "db">,
	{ eventId, userId, sectionId, version, ...draft }: Changed,
): Promise<{ moved: number }> {
	try {
		return await db.$transaction(async (tx) => {
			const { timezone, sections } = await lockSections(tx, eventId);
			const stored = sectionIn(sections, sectionId);
			const shown = draftOf(stored, timezone);
			const fields = (["name", "startsAt", "endsAt"] as const).filter(
				(field) => draft[field] !== shown[field],
			);
			if (fields.length === 0) return { moved: 0 };
			if (stored.version !== version) throw new AppError("SECTION_CHANGED");
			await tx.section.update({
				where: { id: sectionId },
				data: {
					...{ name: draft.name, nameKey: nameKey(draft.name), ...instantsOf(draft, timezone, stored) },
					version: { increment: 1 },
				},
				select: { id: true },
			});
			await writeAudit(tx, {
				...{ eventId, actorId: userId, action: "section.update" },
				...{ subject: { sectionId }, details: { fields } },
			});
			return { moved: await followSections(tx, { eventId }) };
		});
	} catch (error) {
		if (isUniqueViolation(error)) throw new AppError("SECTION_NAME_TAKEN", { cause: error });
		throw error;
	}
}
