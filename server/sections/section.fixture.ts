import type { SectionDraft } from "@/rules/sections";
import { plantPhoto, type Scene } from "@/tests/setup/photos";

/** Adds a section as the organizer, and returns its id. */
export async function addTo(s: Scene, draft: Partial<SectionDraft> & { name: string }): Promise<string> {
	const whole = { startsAt: null, endsAt: null, ...draft };
	return (await s.as(s.organizer).sections.add({ eventId: s.event.id, ...whole })).id;
}

/** A developed photo of the guest that was taken at this time. */
export async function takenAt(s: Scene, at: string | null): Promise<string> {
	const { photoId } = await plantPhoto(s, { uploaderId: s.guest.id });
	await s.db.photo.update({ where: { id: photoId }, data: { takenAt: at && new Date(at) } });
	return photoId;
}

/** The section that a photo is in, by name; null for none. */
export async function sectionOf(s: Scene, photoId: string): Promise<string | null> {
	const { section } = await s.db.photo.findUniqueOrThrow({
		where: { id: photoId },
		select: { section: { select: { name: true } } },
	});
	return section?.name ?? null;
}

export const listed = (s: Scene) => s.as(s.organizer).sections.list({ eventId: s.event.id });
