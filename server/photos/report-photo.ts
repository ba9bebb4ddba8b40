/**
 * Somebody on the roll reports a photo that they see. When as many people have reported it as the event says, it is hidden
 * until an organizer has looked at it.
 *
 * Rows are locked in one order: the person's row on the roll, the photo, its reports. So the photo is hidden by exactly the
 * report that makes the number full, and an organizer who decides at the same moment settles the reports before or after it.
 */
import type { Prisma } from "@/prisma/generated/client";
import type { PhotoPlace, PhotoState } from "@/prisma/generated/enums";
import type { ReportReason } from "@/rules/report-reasons";
import { writeAudit } from "../audit/write-audit";
import type { Deps } from "../deps";
import { AppError } from "../errors";
import { maySee } from "../policies/photos";
import type { Limited } from "../rate-limits/rate-limits";
import { type Asked, seenPhoto } from "./seen-photo";

interface Report extends Asked {
	reason: ReportReason;
	note?: string | null;
}

/**
 * Repeating is safe: of one person, only the first report of a photo counts, also after an organizer has settled it. The answer
 * says nothing of other reports. Throws PHOTO_NOT_FOUND, OWN_PHOTO, TOO_MANY_REPORTS.
 */
export async function reportPhoto(
	deps: Pick<Deps, "db" | "now"> & Limited<"report">,
	{ userId, photoId, reason, note = null }: Report,
): Promise<{ reported: true }> {
	const { photo, membership } = await seenPhoto(deps, { userId, photoId });
	if (photo.uploaderId === userId) throw new AppError("OWN_PHOTO");
	await deps.limit.report({ userId });
	const { eventId } = photo;
	await deps.db.$transaction(async (tx) => {
		const attendanceId = await lockMembership(tx, { eventId, userId });
		const now = await lockPhoto(tx, photoId);
		if (!attendanceId || !now || !maySee(membership, now)) throw new AppError("PHOTO_NOT_FOUND");
		const report = { photoId, attendanceId, reason, note, createdAt: deps.now() };
		const { count } = await tx.photoReport.createMany({ data: [report], skipDuplicates: true });
		if (count === 0) return;
		const entry = { eventId, actorId: null, subject: { photoId } };
		await writeAudit(tx, { ...entry, action: "photo.report", details: { reason } });
		if (now.place !== "SHOWN" || now.reportsOpen + 1 < now.reportsToHide) return;
		await tx.photo.update({
			where: { id: photoId },
			data: {
				...{ place: "HIDDEN", placeReason: "REPORTED", placeNote: null },
				...{ placedById: null, placedAt: deps.now() },
			},
		});
		await writeAudit(tx, { ...entry, action: "photo.hide", details: { reason: "REPORTED", from: "SHOWN" } });
	});
	return { reported: true };
}

/** The id of the person's row; it cannot go until the transaction ends. Null if they were taken off the roll. */
export async function lockMembership(
	tx: Prisma.TransactionClient,
	{ eventId, userId }: { eventId: string; userId: string },
): Promise<string | null> {
	const [row] = await tx.$queryRaw<{ id: string }[]>`
		SELECT id FROM "Attendance" WHERE "eventId" = ${eventId}::uuid AND "userId" = ${userId}::uuid FOR KEY SHARE`;
	return row?.id ?? null;
}

interface Reported {
	uploaderId: string;
	state: PhotoState;
	place: PhotoPlace;
	reportsOpen: number;
	reportsToHide: number;
}

async function lockPhoto(tx: Prisma.TransactionClient, photoId: string): Promise<Reported | undefined> {
	const [row] = await tx.$queryRaw<Reported[]>`
		SELECT p."uploaderId", p.state, p.place, p."reportsOpen", e."reportsToHide"
		FROM "Photo" p JOIN "Event" e ON e.id = p."eventId"
		WHERE p.id = ${photoId}::uuid FOR UPDATE OF p`;
	return row;
}
