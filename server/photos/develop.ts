/**
 * Developing: an original in the store becomes renditions that may be shown to others.
 * It runs after confirm has answered, and again from the sweep where it was cut off; a lease in the row keeps two
 * developers apart. The bytes are hashed again, because some stores never check the declared sha256.
 */
import { createHash } from "node:crypto";
import type { Deps } from "../deps";
import { readCapture } from "../images/read-capture";
import { render } from "../images/render";
import { UnusablePicture } from "../images/unusable-picture";
import { normalizeContentType } from "./content-type";
import type { DevelopFailure } from "./develop-failures";
import { renditionKey } from "./object-key";

type DevelopDeps = Pick<Deps, "db" | "storage" | "limits" | "now">;

/** Longer than any picture takes; a developer that died holds its photo this long. Seconds. */
const leaseSeconds = 5 * 60;
/** Under a key that never changes its bytes; "private" keeps it out of shared caches. */
const renditionCacheControl = "private, max-age=31536000, immutable";

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
 */
export async function develop(deps: DevelopDeps, photoId: string): Promise<void> {
	const photo = await lease(deps, photoId);
	if (!photo) return;
	try {
		const outcome = await makeRenditions(deps, photo);
		const settled = await deps.db.photo.updateMany({
			where: { id: photoId, state: "DEVELOPING" },
			data: { state: "READY", developingUntil: null, ...outcome },
		});
		// Removed while it was being developed: the renditions go as well.
		if (settled.count === 0) await removeOrphans(deps, photo, outcome.renditionWidths);
	} catch (error) {
		if (error instanceof UnusablePicture) return fail(deps, photo, error.reason);
		if (photo.developAttempts >= deps.limits.developAttempts) await fail(deps, photo, "GAVE_UP");
		else
			await deps.db.photo.updateMany({
				where: { id: photoId, state: "DEVELOPING" },
				data: { developingUntil: null },
			});
		throw error;
	}
}

async function lease({ db, limits, now }: DevelopDeps, photoId: string): Promise<Leased | null> {
	const until = new Date(now().getTime() + leaseSeconds * 1_000);
	const [photo] = await db.$queryRaw<Leased[]>`
		UPDATE "Photo" p SET "developingUntil" = ${until}, "developAttempts" = p."developAttempts" + 1
		FROM "Event" e
		WHERE p.id = ${photoId}::uuid AND e.id = p."eventId" AND p.state = 'DEVELOPING'
		  AND (p."developingUntil" IS NULL OR p."developingUntil" < ${now()})
		RETURNING p.id, p."eventId", p.key, p.sha256, p."contentType", p."developAttempts", e.timezone`;
	if (!photo) return null;
	// It killed its developer every time: no more tries, or it would kill the sweep for ever.
	if (photo.developAttempts > limits.developAttempts) {
		await fail({ db }, photo, "GAVE_UP");
		return null;
	}
	return photo;
}

async function makeRenditions({ storage }: DevelopDeps, photo: Leased) {
	const original = await storage.read(photo.key);
	if (!original || createHash("sha256").update(original).digest("hex") !== photo.sha256) {
		throw new UnusablePicture("CHANGED");
	}
	const [capture, { width, height, renditions }] = [
		await readCapture(original, photo),
		await render(original, normalizeContentType(photo.contentType)),
	];
	for (const rendition of renditions) {
		await storage.write(renditionKey(photo.eventId, photo.id, rendition.width), rendition.bytes, {
			contentType: "image/webp",
			cacheControl: renditionCacheControl,
		});
	}
	return { width, height, renditionWidths: renditions.map((rendition) => rendition.width), ...capture };
}

async function fail({ db }: Pick<DevelopDeps, "db">, { id }: Leased, failure: DevelopFailure): Promise<void> {
	await db.photo.updateMany({
		where: { id, state: "DEVELOPING" },
		data: { state: "FAILED", failure, developingUntil: null },
	});
}

async function removeOrphans({ db, storage }: DevelopDeps, photo: Leased, widths: number[]): Promise<void> {
	if (await db.photo.findUnique({ where: { id: photo.id }, select: { id: true } })) return;
	await storage.remove(widths.map((width) => renditionKey(photo.eventId, photo.id, width)));
}
