/**
 * Makes the Photo of an intent whose object was seen in the store. Deleting the intent and inserting the Photo are one
 * transaction under the lock of the person's row on the roll, so nobody who was taken off it gets a photo in, and of
 * twenty confirms at once one makes the Photo.
 */
import type { Prisma } from "@/prisma/generated/client";
import { isUniqueViolation } from "../db/unique-violation";
import type { Deps } from "../deps";
import { AppError } from "../errors";
import { type PhotoRow, photoSelect } from "../photos/photo-view";
import { replaceFailed } from "../photos/replaceable-photo";
import { lockAttended } from "../policies/uploads";
import type { Intent } from "./intent";

interface Making {
	/** The row of the intent, as it must still be. */
	where: Prisma.UploadWhereInput;
	/** Of the object in the store. */
	contentType: string;
	/** Photos and open intents the person may have beside this one. Not given for a pending intent, which counts already. */
	quota?: number;
}

/**
 * The new row; "changed" where the intent is no longer as it was; "sameBytes" where another photo has these bytes.
 * Throws NOT_ON_THE_ROLL, QUOTA_REACHED.
 */
export async function photoFromIntent(
	deps: Pick<Deps, "db" | "now" | "limits">,
	intent: Intent,
	making: Making,
): Promise<PhotoRow | "changed" | "sameBytes"> {
	try {
		return await make(deps, intent, making, { replacing: false });
	} catch (error) {
		if (!isUniqueViolation(error)) throw error;
	}
	// A photo of these bytes is there, perhaps one that failed. To ask first would cost every confirm a query.
	try {
		return await make(deps, intent, making, { replacing: true });
	} catch (error) {
		if (!isUniqueViolation(error)) throw error;
		return "sameBytes";
	}
}

function make(
	{ db, now, limits }: Pick<Deps, "db" | "now" | "limits">,
	intent: Intent,
	{ where, contentType, quota }: Making,
	{ replacing }: { replacing: boolean },
): Promise<PhotoRow | "changed"> {
	const { id, eventId, uploaderId, key, sha256, size, title, description } = intent;
	return db.$transaction(async (tx) => {
		await lockAttended(tx, { eventId, userId: uploaderId });
		const taken = await tx.upload.deleteMany({ where });
		if (taken.count === 0) return "changed";
		const replaced = replacing && (await replaceFailed(tx, intent, { limits, now: now() }));
		if (quota !== undefined && (await photosOf(tx, intent)) >= quota) throw new AppError("QUOTA_REACHED");
		return tx.photo.create({
			data: {
				...{ id, eventId, uploaderId, key, sha256, contentType, size, title, description },
				hidden: intent.moderation === "BEFORE",
				createdAt: now(),
				...(replaced || {}),
			},
			select: photoSelect,
		});
	});
}

/** As ./initiate-upload.ts counts them. */
async function photosOf(tx: Prisma.TransactionClient, { eventId, uploaderId }: Intent): Promise<number> {
	const photos = await tx.photo.count({ where: { eventId, uploaderId } });
	return photos + (await tx.upload.count({ where: { eventId, uploaderId, state: "PENDING" } }));
}
