import type { Deps } from "../deps";
import { AppError } from "../errors";
import { draftOf, sectionSelect } from "./section-rows";

/** The sections of the event in their order, each with how many photos are in it. Throws EVENT_NOT_FOUND. */
export async function listSections({ db }: Pick<Deps, "db">, { eventId }: { eventId: string }) {
	const event = await db.event.findUnique({
		where: { id: eventId },
		select: {
			timezone: true,
			sections: {
				orderBy: [{ position: "asc" }, { id: "asc" }],
				select: { ...sectionSelect, _count: { select: { photos: true } } },
			},
		},
	});
	if (!event) throw new AppError("EVENT_NOT_FOUND");
	return event.sections.map(({ _count, ...section }) => ({
		...{ id: section.id, version: section.version, photos: _count.photos },
		...{ startsAt: section.startsAt, endsAt: section.endsAt },
		draft: draftOf(section, event.timezone),
	}));
}
