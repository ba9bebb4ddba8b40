import { writeAudit } from "../audit/write-audit";
import type { Deps } from "../deps";
import { AppError } from "../errors";
import { lockSections, sectionIn } from "./section-rows";

interface Removed {
	eventId: string;
	userId: string;
	sectionId: string;
	/** The version of the section that the organizer saw. */
	version: number;
}

/**
 * Deletes a section. Its photos stay in the album and go by their time again, also those that a person had put into it: one
 * that was taken during another section is in that one, and any other is in none. Uploads under way go by their time too.
 * Returns how many photos left it. Throws SECTION_NOT_FOUND (also if it is repeated), SECTION_CHANGED, EVENT_NOT_FOUND.
 */
export async function removeSection(
	{ db }: Pick<Deps, "db">,
	{ eventId, userId, sectionId, version }: Removed,
): Promise<{ photos: number }> {
	return db.$transaction(async (tx) => {
		const { sections } = await lockSections(tx, eventId);
		if (sectionIn(sections, sectionId).version !== version) throw new AppError("SECTION_CHANGED");
		// A confirm holds the section of its photo (keptSection): it ends first, and its photo is among those below.
		await tx.$queryRaw`SELECT FROM "Section" WHERE id = ${sectionId}::uuid FOR UPDATE`;
		// Without times the section takes no photo back (section_at).
		const data = { startsAt: null, endsAt: null };
		await tx.section.update({ where: { id: sectionId }, data, select: { id: true } });
		const { count: photos } = await tx.photo.updateMany({
			where: { eventId, sectionId },
			data: { sectionId: null, sectionChosen: false },
		});
		await tx.section.delete({ where: { id: sectionId }, select: { id: true } });
		await writeAudit(tx, {
			...{ eventId, actorId: userId, action: "section.remove" },
			...{ subject: { sectionId }, details: { photos } },
		});
		return { photos };
	});
}
