/**
 * Developing: an original in the store becomes renditions that may be shown to others.
 * It runs after confirm has answered, and again from the sweep where it was cut off; a lease in the row keeps two
 * developers apart. The bytes are hashed again, because some stores never check the declared sha256.
 */
import { createHash } from "node:crypto";
import type { Prisma } from "@/prisma/generated/client";
import type { Deps } from "../deps";
import { AppError } from "../errors";
import { readCapture } from "../images/read-capture";
import { type Rendition, render } from "../images/render";
import { UnusablePicture } from "../images/unusable-picture";
import type { ObjectStore } from "../storage/object-store";
import { normalizeContentType } from "./content-type";
import type { DevelopFailure } from "./develop-failures";
import { renditionKey } from "./object-key";
import { makeTurns } from "./turns";

type DevelopDeps = Pick<Deps, "db" | "storage" | "limits" | "now">;

/** Longer than any picture takes; a developer that died holds its photo this long. Seconds. */
const leaseSeconds = 5 * 60;
/**
 * Under a key that never changes its bytes. Not "private": CloudFront would keep none, and it checks the signature of
 * each request all the same.
 */
const renditionCacheControl = "max-age=31536000, immutable";
/** Sixty photos confirmed in a minute are not sixty decoded pictures in memory. */
export const developTurn = makeTurns(2);

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
 * False, and nothing is done, where its turn comes after `until`.
 */
export function develop(
	deps: DevelopDeps,
	photoId: string,
	{ until }: { until?: Date } = {},
): Promise<boolean> {
	// The lease is taken when the turn has come: waiting uses up neither it nor an attempt.
	return developTurn(async () => {
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
		if (await stillDeveloping(deps, photo, { state: "READY", developingUntil: null })) return;
		await removeOrphans(deps, photo, facts.renditionWidths);
	} catch (error) {
		if (error instanceof UnusablePicture) return fail(deps, photo, error.reason);
		if (isOutage(error)) await giveBack(deps, photo);
		else if (photo.developAttempts >= deps.limits.developAttempts) await fail(deps, photo, "GAVE_UP");
		else await stillDeveloping(deps, photo, { developingUntil: null });
		throw error;
	}
}

async function lease({ db, limits, now }: DevelopDeps, photoId: string): Promise<Leased | null> {
	const until = new Date(now().getTime() + leaseSeconds * 1_000);
	const [photo] = await db.$queryRaw<Leased[]>`
		UPDATE "Photo" p SET "developingUntil" = ${until}, "developAttempts" = p."developAttempts" + 1
		FROM "Event" e
		WHERE p.id = ${photoId}::uuid AND e.id = p."eventId" AND p.state = 'DEVELOPING'
		  AND (p."developingUntil" IS NULL OR p."developingUntil" <= ${now()})
		RETURNING p.id, p."eventId", p.key, p.sha256, p."contentType", p."developAttempts", e.timezone`;
	if (!photo) return null;
	// It killed its developer every time: no more tries, or it would kill the sweep for ever.
	if (photo.developAttempts > limits.developAttempts) {
		await fail({ db }, photo, "GAVE_UP");
		return null;
	}
	return photo;
}

/**
 * Everything that is done to an original, and nothing that is written. Throws UnusablePicture, STORAGE_UNAVAILABLE, and an
 * error that may pass where there is no original: confirm has seen it.
 */
export async function readAndRender(
	{ storage }: { storage: Pick<ObjectStore, "read"> },
	photo: Pick<Leased, "key" | "sha256" | "contentType" | "timezone">,
) {
	const original = await storage.read(photo.key);
	if (!original) throw new Error("The store has no original of this photo.");
	if (createHash("sha256").update(original).digest("hex") !== photo.sha256)
		throw new UnusablePicture("CHANGED");
	const capture = await readCapture(original, photo);
	const rendered = await render(original, normalizeContentType(photo.contentType));
	return { ...rendered, ...capture, renditionWidths: rendered.renditions.map(({ width }) => width) };
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

async function fail(deps: Pick<DevelopDeps, "db">, photo: Leased, failure: DevelopFailure): Promise<void> {
	await stillDeveloping(deps, photo, { state: "FAILED", failure, developingUntil: null });
}

const isOutage = (error: unknown) => error instanceof AppError && error.code === "STORAGE_UNAVAILABLE";

/**
 * An outage says nothing about the photo, so it costs no attempt. The lease is not taken away but ends now: the next
 * sweep comes to this photo after those that it has not tried for longer (./sweep.ts).
 */
async function giveBack(deps: Pick<DevelopDeps, "db" | "now">, photo: Leased): Promise<void> {
	await stillDeveloping(deps, photo, { developingUntil: deps.now(), developAttempts: { decrement: 1 } });
}

async function removeOrphans({ db, storage }: DevelopDeps, photo: Leased, widths: number[]): Promise<void> {
	if (await db.photo.findUnique({ where: { id: photo.id }, select: { id: true } })) return;
	await storage.remove(widths.map((width) => renditionKey(photo.eventId, photo.id, width)));
}
