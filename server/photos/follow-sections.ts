import type { Prisma } from "@/prisma/generated/client";

/**
 * After the sections of an event have changed, puts every photo for which nobody chose a section into the one that was on
 * when it was taken. The caller has locked the event's row. Repeating is safe. Returns how many photos moved.
 */
export const followSections = (
	tx: Pick<Prisma.TransactionClient, "$executeRaw">,
	{ eventId }: { eventId: string },
): Promise<number> =>
	// The trigger "Photo_goes_by_time" sets the section.
	tx.$executeRaw`
		UPDATE "Photo" SET "sectionChosen" = false
		WHERE "eventId" = ${eventId}::uuid AND NOT "sectionChosen" AND "takenAt" IS NOT NULL
		  AND "sectionId" IS DISTINCT FROM section_at("eventId", "takenAt")`;
