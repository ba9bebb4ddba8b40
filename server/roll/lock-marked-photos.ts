import type { Prisma } from "@/prisma/generated/client";

/**
 * Locks the photos that these people have reported or have among their favourites, before their rows go and the numbers of
 * these photos change. In one order, so that two who do so never wait for each other.
 */
export async function lockMarkedPhotos(
	tx: Prisma.TransactionClient,
	rowIds: readonly string[],
): Promise<void> {
	await tx.$queryRaw`
		SELECT FROM "Photo" WHERE id IN (
			SELECT "photoId" FROM "Favourite" WHERE "attendanceId" = ANY(${[...rowIds]}::uuid[])
			UNION SELECT "photoId" FROM "PhotoReport" WHERE "attendanceId" = ANY(${[...rowIds]}::uuid[]))
		ORDER BY id FOR NO KEY UPDATE`;
}
