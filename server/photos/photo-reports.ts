/** What organizers read of the reports of a photo, and how they say that these are unfounded. */
import type { Prisma } from "@/prisma/generated/client";
import { writeAudit } from "../audit/write-audit";
import type { Deps } from "../deps";
import { AppError } from "../errors";
import { photoFor, viewPhoto } from "./photo-view";
import type { Organized } from "./place-photo";

/** The newest of so many reports are listed. */
const mostListed = 100;

/**
 * The reports of a photo that no organizer has settled, the newest first, without a word of who they are from. `upTo` is what
 * dismissReports needs: the last of them. `settled` is how many were settled before. Throws PHOTO_NOT_FOUND.
 */
export async function photoReports(
	{ db }: Pick<Deps, "db">,
	{ eventId, photoId }: Pick<Organized, "eventId" | "photoId">,
) {
	const photo = await db.photo.findFirst({
		where: { id: photoId, eventId },
		select: { reportsSettledTo: true },
	});
	if (!photo) throw new AppError("PHOTO_NOT_FOUND");
	const isOpen = { photoId, id: { gt: photo.reportsSettledTo } };
	const [open, settled] = await Promise.all([
		db.photoReport.findMany({
			...{ where: isOpen, orderBy: { id: "desc" }, take: mostListed },
			select: { id: true, reason: true, note: true, createdAt: true },
		}),
		db.photoReport.count({ where: { photoId, NOT: isOpen } }),
	]);
	return {
		open: open.map(({ reason, note, createdAt }) => ({ reason, note, at: createdAt })),
		upTo: String(open[0]?.id ?? 0),
		settled,
	};
}

/**
 * Settles the reports up to the one with the id `upTo`; those that came after it stay open. A photo that reports have hidden is
 * in the album again, unless there are new ones. Repeating is safe. Throws PHOTO_NOT_FOUND.
 */
export async function dismissReports(
	deps: Pick<Deps, "db" | "storage" | "now">,
	{ eventId, photoId, membership, upTo }: Organized & { upTo: string },
) {
	const actorId = membership.userId;
	const photo = await deps.db.$transaction(async (tx) => {
		const before = await lockReported(tx, { eventId, photoId });
		if (!before) throw new AppError("PHOTO_NOT_FOUND");
		const asked = {
			where: { id: photoId },
			select: photoFor(membership),
			relationLoadStrategy: "join",
		} as const;
		// Another organizer has settled them, or there never were that many.
		const last = before.last < BigInt(upTo) ? before.last : BigInt(upTo);
		if (last <= before.reportsSettledTo) return tx.photo.findUniqueOrThrow(asked);
		const { reportsOpen: left } = await tx.photo.update({
			where: { id: photoId },
			data: { reportsSettledTo: last },
			select: { reportsOpen: true },
		});
		const entry = { eventId, actorId, subject: { photoId } };
		await writeAudit(tx, {
			...{ ...entry, action: "photo.dismissReports" },
			details: { count: before.reportsOpen - left },
		});
		const isHiddenByReports = before.placeReason === "REPORTED";
		if (left > 0 || !isHiddenByReports) return tx.photo.findUniqueOrThrow(asked);
		await writeAudit(tx, { ...entry, action: "photo.show", details: { from: "HIDDEN" } });
		const shown = { place: "SHOWN", placeReason: null, placeNote: null } as const;
		return tx.photo.update({
			...asked,
			data: { ...shown, placedById: actorId, placedAt: deps.now() },
		});
	});
	return viewPhoto(deps, photo, membership);
}

interface Reported {
	placeReason: string | null;
	reportsOpen: number;
	reportsSettledTo: bigint;
	last: bigint;
}

async function lockReported(
	tx: Prisma.TransactionClient,
	{ eventId, photoId }: { eventId: string; photoId: string },
): Promise<Reported | undefined> {
	const [row] = await tx.$queryRaw<Reported[]>`
		SELECT "placeReason", "reportsOpen", "reportsSettledTo",
		       coalesce((SELECT max(id) FROM "PhotoReport" WHERE "photoId" = p.id), 0) AS last
		FROM "Photo" p WHERE id = ${photoId}::uuid AND "eventId" = ${eventId}::uuid FOR UPDATE`;
	return row;
}
