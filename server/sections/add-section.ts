import type { SectionDraft } from "@/rules/sections";
import { writeAudit } from "../audit/write-audit";
import { isUniqueViolation } from "../db/unique-violation";
import type { Deps } from "../deps";
import { AppError } from "../errors";
import { followSections } from "../photos/follow-sections";
import { nameKey } from "./name-key";
import { instantsOf, lockSections } from "./section-rows";

/**
 * Adds a section after the others. Photos taken during it, for which nobody chose a section, are in it at once. Returns how
 * many photos moved. Throws TOO_MANY_SECTIONS, SECTION_NAME_TAKEN, SECTION_TIMES_SKIPPED, EVENT_NOT_FOUND.
 */
export async function addSection(
	{ db, limits }: Pick<Deps, "db" | "limits">,
	{ eventId, userId, ...draft }: SectionDraft & { eventId: string; userId: string },
): Promise<{ id: string; moved: number }> {
	try {
		return await db.$transaction(async (tx) => {
			const { timezone, sections } = await lockSections(tx, eventId);
			const limit = limits.sectionsPerEvent;
			if (sections.length >= limit) throw new AppError("TOO_MANY_SECTIONS", { params: { limit } });
			const { name } = draft;
			const { id } = await tx.section.create({
				data: {
					...{ eventId, name, nameKey: nameKey(name), ...instantsOf(draft, timezone) },
					position: (sections.at(-1)?.position ?? -1) + 1,
				},
				select: { id: true },
			});
			await writeAudit(tx, {
				...{ eventId, actorId: userId, action: "section.add" },
				...{ subject: { sectionId: id }, details: null },
			});
			return { id, moved: await followSections(tx, { eventId }) };
		});
	} catch (error) {
		if (isUniqueViolation(error)) throw new AppError("SECTION_NAME_TAKEN", { cause: error });
		throw error;
	}
}
