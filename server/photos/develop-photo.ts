/**
 * Developing: an original in the store becomes renditions that may be shown to others.
 * It runs after confirm has answered, and again from the sweep where it was cut off; a lease in the row keeps two
 * developers apart. The bytes are hashed again, because some stores never check the declared sha256.
 * What is done to the bytes is done in a process of its own (../images/render-apart.ts).
 */
import { createHash } from "node:crypto";
import type { Prisma } from "@/prisma/generated/client";
import type { DevelopFailure } from "@/rules/develop-failures";
import { photoTypeOf } from "@/rules/photo-types";
import type { Deps } from "../deps";
import { AppError } from "../errors";
import { BudgetSpent, Interrupted } from "../images/ends";
import type { Rendition } from "../images/process/messages";
import { UnusablePicture } from "../images/process/unusable-picture.mjs";
import { readCapture } from "../images/read-capture";
import { renderApart } from "../images/render-apart";
import { makeSemaphore } from "../images/semaphore";
import type { Limits } from "../limits";
import type { ObjectStore } from "../storage/object-store";
import { renditionKey } from "./object-key";

type DevelopDeps = Pick<Deps, "db" | "storage" | "limits" | "now">;

/**
 * Longer than any picture takes. A developer that died holds its photo this long, and twice as long after each further
 * death in a row, up to a day: dying is no attempt, and a photo that ends its host must not end every sweep. Seconds.
 */
const leaseSeconds = 5 * 60;
const longestLeaseSeconds = 24 * 60 * 60;
/**
 * Under a key that never changes its bytes. Not "private": CloudFront would keep none, and it checks the signature of
 * each request all the same.
 */
const renditionCacheControl = "max-age=31536000, immutable";
/** Sixty photos confirmed in a minute are not sixty decoded pictures in memory. */
export const developSemaphore = makeSemaphore(2);

interface Leased {
	id: string;
	eventId: string;
	key: string;
	sha256: string;
	contentType: string;
	developAttempts: number;
	timezone: string;
}

/**
 * Ends with the photo READY or FAILED, or untouched where another developer has it or it is gone. Safe to repeat.
 * Throws what may pass (a store that does not answer), with the lease given back, until the attempts are used up.
 * Returns false, and does nothing, where the semaphore lets it in after `until`.
 */
export function developPhoto(
	deps: DevelopDeps,
	{ photoId, until }: { photoId: string; until?: Date },
): Promise<boolean> {
	// The lease is taken only when the semaphore lets this photo in, because waiting must use up neither it nor an attempt.
	return developSemaphore(async () => {
		if (until && new Date() >= until) return false;
		await developNow(deps, photoId);
		return true;
	});
}

async function developNow(deps: DevelopDeps, photoId: string): Promise<void> {
	const photo = await lease(deps, photoId);
	if (!photo) return;
	try {
		const { renditions, ...facts } = await readAndRender(deps, photo);
		// Written down before the objects are, so that removing the photo now or after a crash finds them all.
		if (!(await stillDeveloping(deps, photo, facts))) return;
		await writeAll(deps, photo, renditions);
		if (await endAttempt(deps, photo, { state: "READY", developingUntil: null })) return;
		await removeOrphans(deps, photo, facts.renditionWidths);
	} catch (error) {
		if (error instanceof UnusablePicture || error instanceof OtherBytes)
			return fail(deps, photo, error instanceof OtherBytes ? "CHANGED" : error.reason);
		await putBack(deps, photo, error);
		throw error;
	}
}

/** After what may pass: the photo is tried again by a later sweep, until its attempts are used up. */
async function putBack(deps: DevelopDeps, photo: Leased, error: unknown): Promise<void> {
	if (saysNothingOfThePhoto(error)) {
		// The lease is not taken away but ends now, so that a sweep comes to this photo after those that it has not tried for longer.
		await stillDeveloping(deps, photo, { developingUntil: deps.now(), developStarts: 0 });
	} else if (photo.developAttempts + 1 >= deps.limits.developAttempts) {
		await fail(deps, photo, error instanceof BudgetSpent ? error.verdict : "GAVE_UP");
	} else {
		// A file that cost too much is tried after all others; anything else at the next sweep.
		await endAttempt(deps, photo, { developingUntil: error instanceof BudgetSpent ? deps.now() : null });
	}
}

/** An outage of the store, or a process that the host has ended. Neither costs an attempt. */
const saysNothingOfThePhoto = (error: unknown) =>
	error instanceof Interrupted || (error instanceof AppError && error.code === "STORAGE_UNAVAILABLE");

async function lease({ db, now }: DevelopDeps, photoId: string): Promise<Leased | null> {
	const [photo] = await db.$queryRaw<Leased[]>`
		UPDATE "Photo" p SET
			"developStarts" = p."developStarts" + 1,
			"developingUntil" = ${now()}::timestamptz + make_interval(secs =>
				least(${leaseSeconds} * 2 ^ least(p."developStarts", 20), ${longestLeaseSeconds}))
		FROM "Event" e
		WHERE p.id = ${photoId}::uuid AND e.id = p."eventId" AND p.state = 'DEVELOPING'
		  AND (p."developingUntil" IS NULL OR p."developingUntil" <= ${now()})
		RETURNING p.id, p."eventId", p.key, p.sha256, p."contentType", p."developAttempts", e.timezone`;
	return photo ?? null;
}

/** The bytes in the store are not those whose hash was announced. */
class OtherBytes extends Error {}

/**
 * Everything that is done to an original, and nothing that is written. Throws what renderApart throws, OtherBytes,
 * STORAGE_UNAVAILABLE, and an error that may pass where there is no original, because confirm has seen one.
 */
export async function readAndRender(
	{ storage, limits }: { storage: Pick<ObjectStore, "read">; limits: Pick<Limits, "photoBudget"> },
	photo: Pick<Leased, "key" | "sha256" | "contentType" | "timezone">,
) {
	const original = await storage.read(photo.key);
	if (!original) throw new Error("The store has no original of this photo.");
	if (createHash("sha256").update(original).digest("hex") !== photo.sha256)
		throw new OtherBytes("The store has other bytes than were announced.");
	const photoType = photoTypeOf(photo.contentType);
	if (!photoType) throw new Error("The row names a type that is no kind of photo.");
	const { rendered, exif } = await renderApart(original, {
		type: photoType,
		budget: limits.photoBudget,
	});
	return {
		...rendered,
		...readCapture(exif, photo),
		renditionWidths: rendered.renditions.map(({ width }) => width),
	};
}

async function writeAll(
	{ storage }: DevelopDeps,
	{ eventId, id }: Leased,
	renditions: Rendition[],
): Promise<void> {
	for (const { width, bytes } of renditions) {
		await storage.write(renditionKey(eventId, id, width), bytes, {
			contentType: "image/webp",
			cacheControl: renditionCacheControl,
		});
	}
}

/** Notes something in the row; false where the photo was removed or settled by another developer meanwhile. */
async function stillDeveloping(
	{ db }: Pick<DevelopDeps, "db">,
	{ id }: Leased,
	data: Prisma.PhotoUpdateManyMutationInput,
) {
	const noted = await db.photo.updateMany({ where: { id, state: "DEVELOPING" }, data });
	return noted.count === 1;
}

/** Notes how an attempt ended. */
function endAttempt(deps: Pick<DevelopDeps, "db">, photo: Leased, data: Prisma.PhotoUpdateManyMutationInput) {
	return stillDeveloping(deps, photo, { ...data, developAttempts: { increment: 1 }, developStarts: 0 });
}

async function fail(deps: Pick<DevelopDeps, "db">, photo: Leased, failure: DevelopFailure): Promise<void> {
	await endAttempt(deps, photo, { state: "FAILED", failure, developingUntil: null });
}

async function removeOrphans({ db, storage }: DevelopDeps, photo: Leased, widths: number[]): Promise<void> {
	if (await db.photo.findUnique({ where: { id: photo.id }, select: { id: true } })) return;
	await storage.remove(widths.map((width) => renditionKey(photo.eventId, photo.id, width)));
}
