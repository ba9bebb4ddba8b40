import type { Prisma } from "@/prisma/generated/client";
import { sectionByTime } from "@/rules/sections";
import { writeAudit } from "../audit/write-audit";
import type { Deps } from "../deps";
import { AppError } from "../errors";
import { viewPhoto } from "./photo-view";
import { chosenSection } from "./section-choice";
import { type Asked, editablePhoto } from "./seen-photo";

interface Changes {
	title?: string;
	description?: string;
	/** The id of a section, "none", or "time" for the one that was on when the photo was taken. */
	section?: string;
}

/**
 * Changes a photo's title, description or section; a field that is left out stays. The object's metadata keeps the first
 * words. Throws PHOTO_NOT_FOUND, NOT_YOUR_PHOTO, SECTION_NOT_FOUND.
 */
export async function updatePhoto(
	deps: Pick<Deps, "db" | "storage" | "now">,
	{ title, description, section, ...asked }: Asked & Changes,
) {
	const { photo, membership } = await editablePhoto(deps, asked);
	const { id, eventId } = photo;
	const [changed] =
		section === undefined
			? await write(deps.db, id, { title, description })
			: await deps.db.$transaction(async (tx) => {
					const choice = await chosenSection(tx, { eventId, section });
					await writeAudit(tx, {
						...{ eventId, actorId: asked.userId, action: "photo.section", subject: { photoId: id } },
						details: { from: photo.sectionId, to: choice.sectionChosen ? choice.sectionId : sectionByTime },
					});
					return write(tx, id, { title, description, ...choice });
				});
	if (!changed) throw new AppError("PHOTO_NOT_FOUND");
	return viewPhoto(deps, { ...photo, ...changed }, membership);
}

const write = (
	{ photo }: Pick<Deps["db"], "photo">,
	id: string,
	data: Prisma.PhotoUncheckedUpdateManyInput,
) =>
	photo.updateManyAndReturn({
		where: { id },
		data,
		select: { title: true, description: true, sectionId: true, sectionChosen: true },
	});
