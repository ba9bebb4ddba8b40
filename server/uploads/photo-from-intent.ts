/**
 * Makes the Photo of an intent whose object was seen in the store. The intent is deleted and the Photo inserted in
 * one transaction that locks the person's row on the roll, so a person who was taken off the roll or is blocked
 * cannot add a photo, and of twenty simultaneous confirms only one makes the Photo.
 */
import type { Prisma } from "@/prisma/generated/client";
import { isUniqueViolation } from "../db/unique-violation";
import type { Deps } from "../deps";
import { AppError } from "../errors";
import { type PhotoRow, photoSelect } from "../photos/photo-view";
import { replaceFailed } from "../photos/replaceable-photo";
import { keptSection } from "../photos/section-choice";
import { mayArrive } from "../policies/quota";
import { lockAttended } from "../policies/uploads";
import { countUpload } from "../telemetry/measures";
import type { Intent } from "./intent";

interface Making {
	/** Matches the intent's row only if it has not changed. */
	where: Prisma.UploadWhereInput;
	/** The content type of the object in the store. */
	contentType: string;
	/**
	 * The person's quota of photos and open intents. Left out for a pending intent, because it was counted when it was
	 * announced.
	 */
	quota?: number;
}

/**
 * Returns the new row, "changed" if the intent has changed, or "sameBytes" if another photo has these bytes.
 * Throws NOT_ON_THE_ROLL, UPLOADS_BLOCKED, QUOTA_REACHED.
 */
export async function photoFromIntent(
	deps: Pick<Deps, "db" | "now" | "limits">,
	intent: Intent,
	making: Making,
): Promise<PhotoRow | "changed" | "sameBytes"> {
	const made = await tryTwice(deps, intent, making);
	if (typeof made !== "string") countUpload("confirmed");
	return made;
}

async function tryTwice(
	deps: Pick<Deps, "db" | "now" | "limits">,
	intent: Intent,
	making: Making,
): Promise<PhotoRow | "changed" | "sameBytes"> {
	try {
		return await make(deps, intent, making, { replacing: false });
	} catch (error) {
		if (!isUniqueViolation(error)) throw error;
	}
	// The event has a photo of these bytes, perhaps a failed one. Checking first would cost every confirm a query.
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
	const { id, eventId, uploaderId, key, sha256, size, title, description, forId } = intent;
	return db.$transaction(async (tx) => {
		await lockAttended(tx, { eventId, userId: uploaderId, forId });
		// Before the lock on the intent, because whoever deletes a section takes theirs in this order.
		const sectionId = await keptSection(tx, intent);
		// The photo gets the words that the row has at this moment, although they may be changed while the object is looked at.
		const taken = await tx.upload.deleteMany({ where: { AND: [where, { title, description }] } });
		if (taken.count === 0) return "changed";
		const replaced = replacing && (await replaceFailed(tx, intent, { limits, now: now() }));
		if (quota !== undefined && (await photosOf(tx, intent, { limits, now: now() })) >= quota)
			throw new AppError("QUOTA_REACHED", { params: { limit: quota } });
		return tx.photo.create({
			data: {
				...{ id, eventId, uploaderId, key, sha256, contentType, size, title, description, forId },
				place: intent.moderation === "BEFORE" ? "WAITING" : "SHOWN",
				createdAt: now(),
				...{ sectionId, sectionChosen: sectionId !== null },
				...(replaced || {}),
			},
			select: photoSelect,
		});
	});
}

/** Counts the person's photos and the intents whose object may still arrive. */
async function photosOf(
	tx: Prisma.TransactionClient,
	{ eventId, uploaderId }: Intent,
	at: { limits: Deps["limits"]; now: Date },
): Promise<number> {
	const photos = await tx.photo.count({ where: { eventId, uploaderId } });
	return photos + (await tx.upload.count({ where: { eventId, uploaderId, ...mayArrive(at) } }));
}
