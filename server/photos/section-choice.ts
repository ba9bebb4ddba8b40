/** What a person chose for a photo: a section, none, or the one that was on when the photo was taken. */
import type { Prisma } from "@/prisma/generated/client";
import { noSection, sectionByTime } from "@/rules/sections";
import { AppError } from "../errors";
import { holdSections } from "./hold-sections";

/** The columns of a photo. By time, a trigger sets `sectionId`. */
export interface SectionColumns {
	sectionId: string | null;
	sectionChosen: boolean;
}

/** `section` is an id, "none" or "time". Holds the sections of the event. Throws SECTION_NOT_FOUND. */
export async function chosenSection(
	tx: Pick<Prisma.TransactionClient, "$queryRaw" | "section">,
	{ eventId, section }: { eventId: string; section: string },
): Promise<SectionColumns> {
	await holdSections(tx, eventId);
	if (section === sectionByTime) return { sectionId: null, sectionChosen: false };
	if (section === noSection) return { sectionId: null, sectionChosen: true };
	const found = await tx.section.findFirst({ where: { id: section, eventId }, select: { id: true } });
	if (!found) throw new AppError("SECTION_NOT_FOUND");
	return { sectionId: found.id, sectionChosen: true };
}

/**
 * The section of an upload, if it is still there. It then stays until the transaction ends. Null means that the photo goes
 * by its time, so a section that was deleted in the meantime costs nobody their upload.
 */
export async function keptSection(
	tx: Pick<Prisma.TransactionClient, "$queryRaw">,
	{ eventId, sectionId }: { eventId: string; sectionId?: string | null },
): Promise<string | null> {
	if (!sectionId) return null;
	const [kept] = await tx.$queryRaw<{ id: string }[]>`
		SELECT id FROM "Section" WHERE id = ${sectionId}::uuid AND "eventId" = ${eventId}::uuid FOR KEY SHARE`;
	return kept?.id ?? null;
}
