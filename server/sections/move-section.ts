import type { Deps } from "../deps";
import { followSections } from "../photos/follow-sections";
import { lockSections, sectionIn } from "./section-rows";

interface Moved {
	eventId: string;
	sectionId: string;
	/** The section that it comes before; null for the end. */
	before: string | null;
}

/**
 * Moves a section to another place in the order. The move is relative to another section, so two organizers who move
 * different sections at once both get what they asked for. Repeating is safe. Throws SECTION_NOT_FOUND, EVENT_NOT_FOUND.
 */
export async function moveSection(
	{ db }: Pick<Deps, "db">,
	{ eventId, sectionId, before }: Moved,
): Promise<{ moved: number }> {
	return db.$transaction(async (tx) => {
		const { sections } = await lockSections(tx, eventId);
		const section = sectionIn(sections, sectionId);
		if (before === sectionId) return { moved: 0 };
		const others = sections.filter(({ id }) => id !== sectionId);
		const at = before === null ? others.length : others.indexOf(sectionIn(others, before));
		const order = [...others.slice(0, at), section, ...others.slice(at)];
		for (const [position, { id, position: old }] of order.entries())
			if (position !== old)
				await tx.section.update({ where: { id }, data: { position }, select: { id: true } });
		// Of two sections that started at the same time, the first one takes the photos.
		return { moved: await followSections(tx, { eventId }) };
	});
}
