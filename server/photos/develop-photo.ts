/**
 * Developing makes renditions, which may be shown to others, from an original in the store.
 * A job runs it after confirm has answered (../jobs/develop-next.ts), and again if it was interrupted. A lease in the row
 * keeps two calls from developing the same photo. The bytes are hashed again, because some stores never check the declared
 * sha256. The bytes are decoded in a separate process (../images/render-apart.ts).
 */
import { createHash } from "node:crypto";
import type { Prisma } from "@/prisma/generated/client";
import type { DevelopFailure } from "@/rules/develop-failures";
import { photoTypeOf } from "@/rules/photo-types";
import type { Deps } from "../deps";
import { AppError } from "../errors";
import { BudgetSpent, Crashed, Interrupted } from "../images/ends";
import type { Rendition } from "../images/process/messages";
import { UnusablePicture } from "../images/process/unusable-picture.mjs";
import { readCapture } from "../images/read-capture";
import { renderApart } from "../images/render-apart";
import type { Limits } from "../limits";
import type { ObjectStore } from "../storage/object-store";
import { countDeveloped } from "../telemetry/measures";
import { holdSections } from "./hold-sections";
import { renditionFile, renditionKey } from "./object-key";

type DevelopDeps = Pick<Deps, "db" | "storage" | "limits" | "now">;

/**
 * Seconds, longer than developing any photo takes. If a process dies while developing, its photo stays leased for
 * this long, and twice as long after each further death in a row, up to a day. A death does not count as an
 * attempt, but a photo that crashes its host must not crash one process after the other.
 */
const leaseSeconds = 5 * 60;
const longestLeaseSeconds = 24 * 60 * 60;
interface Leased {
	id: string;
	eventId: string;
	key: string;
	sha256: string;
	contentType: string;
	developAttempts: number;
	renditionRound: number;
	timezone: string;
}

interface Developing {
	photoId: string;
	/** Aborted when the process is asked to end. */
	stopping?: AbortSignal;
	/** Aborted when the process has to end: the photo's lease is given back at once. */
	outOfTime?: AbortSignal;
}

/**
 * Makes the photo READY or FAILED, or leaves it as it is if another call has its lease or the photo was deleted.
 * Repeating is safe. Throws temporary errors, such as a store that does not respond, after giving back the lease,
 * until the attempts are used up.
 */
export async function developPhoto(
	deps: DevelopDeps,
	{ photoId, stopping, outOfTime }: Developing,
): Promise<void> {
	const photo = await lease(deps, photoId);
	if (!photo) return;
	try {
		await unlessAborted(make(deps, photo, outOfTime), outOfTime);
	} catch (error) {
		if (error instanceof UnusablePicture || error instanceof OtherBytes)
			return fail(deps, photo, error instanceof OtherBytes ? "CHANGED" : error.reason);
		// Whoever stops this process may stop the one that decodes as well.
		if (outOfTime?.aborted || (stopping?.aborted && error instanceof Interrupted))
			return giveBack(deps, photo);
		await putBack(deps, photo, error);
		throw error;
	}
}

async function make(deps: DevelopDeps, photo: Leased, signal?: AbortSignal): Promise<void> {
	const { renditions, ...facts } = await readAndRender(deps, photo, signal);
	signal?.throwIfAborted();
	// The widths are recorded before the objects are written, so that removing the photo later finds all of its
	// objects.
	// If the event has moved to another time zone meanwhile, the capture time may be wrong, and the photo is developed again.
	const noted = await deps.db.$transaction(async (tx) => {
		// With the capture time a trigger sets the section.
		await holdSections(tx, photo.eventId);
		return stillDeveloping({ db: tx }, photo, facts, { event: { timezone: photo.timezone } });
	});
	if (!noted) return giveBack(deps, photo);
	await writeAll(deps, photo, renditions);
	signal?.throwIfAborted();
	if (await endAttempt(deps, photo, { state: "READY", developingUntil: null })) return countDeveloped("ok");
	await removeOrphans(deps, photo, facts.renditionWidths);
}

/** Does not wait for a request to the store, which a process that has to end has no time for. */
function unlessAborted<T>(work: Promise<T>, signal: AbortSignal | undefined): Promise<T> {
	return new Promise((resolve, reject) => {
		const abort = () => reject(signal?.reason);
		if (signal?.aborted) abort();
		signal?.addEventListener("abort", abort, { once: true });
		void work.then(resolve, reject).finally(() => signal?.removeEventListener("abort", abort));
	});
}

/** Ends the lease as if it had not been taken, so that another process can take it at once. */
async function giveBack(deps: DevelopDeps, photo: Leased): Promise<void> {
	await stillDeveloping(deps, photo, { developingUntil: deps.now(), developStarts: { decrement: 1 } });
}

/** After an error that may be temporary, the photo is tried again until its attempts are used up. */
async function putBack(deps: DevelopDeps, photo: Leased, error: unknown): Promise<void> {
	if (error instanceof AppError && error.code === "STORAGE_UNAVAILABLE") {
		await stillDeveloping(deps, photo, { developingUntil: deps.now(), developStarts: 0 });
		return;
	}
	// The host ended the process, the database did not answer, or our own code failed. The photo keeps its lease, which
	// doubles each time, so that one that ends every process is not tried again and again.
	if (!mayBeThePhotosFault(error)) return;
	// A photo that takes too much memory takes it every time, unlike one that takes too long on a busy machine.
	const isFinal = error instanceof BudgetSpent && error.verdict === "TOO_MUCH_MEMORY";
	if (isFinal || photo.developAttempts + 1 >= deps.limits.developAttempts) {
		await fail(deps, photo, error instanceof BudgetSpent ? error.verdict : "GAVE_UP");
	} else {
		await endAttempt(deps, photo, { developingUntil: null });
	}
}

/** Only these count as an attempt. */
const mayBeThePhotosFault = (error: unknown) =>
	error instanceof BudgetSpent || error instanceof Crashed || error instanceof MissingOriginal;

async function lease({ db, now }: DevelopDeps, photoId: string): Promise<Leased | null> {
	const [photo] = await db.$queryRaw<Leased[]>`
		UPDATE "Photo" p SET
			"developStarts" = p."developStarts" + 1,
			"developingUntil" = ${now()}::timestamptz + make_interval(secs =>
				least(${leaseSeconds} * 2 ^ least(p."developStarts", 20), ${longestLeaseSeconds}))
		FROM "Event" e
		WHERE p.id = ${photoId}::uuid AND e.id = p."eventId" AND p.state = 'DEVELOPING'
		  AND (p."developingUntil" IS NULL OR p."developingUntil" <= ${now()})
		RETURNING p.id, p."eventId", p.key, p.sha256, p."contentType", p."developAttempts", p."renditionRound", e.timezone`;
	return photo ?? null;
}

/** The hash of the bytes in the store is not the announced one. */
class OtherBytes extends Error {}

class MissingOriginal extends Error {}

/**
 * Reads an original and makes its renditions, but writes nothing. Throws what renderApart throws, OtherBytes and
 * STORAGE_UNAVAILABLE. A missing original is a temporary error, because confirm has seen one.
 */
export async function readAndRender(
	{
		storage,
		limits,
		now,
	}: { storage: Pick<ObjectStore, "read">; limits: Pick<Limits, "photoBudget">; now: () => Date },
	photo: Pick<Leased, "key" | "sha256" | "contentType" | "timezone">,
	signal?: AbortSignal,
) {
	const original = await storage.read(photo.key);
	if (!original) throw new MissingOriginal("The store has no original of this photo.");
	if (createHash("sha256").update(original).digest("hex") !== photo.sha256)
		throw new OtherBytes("The bytes in the store are not the announced ones.");
	const photoType = photoTypeOf(photo.contentType);
	if (!photoType) throw new Error("The row's content type is not a supported photo type.");
	const { rendered, exif } = await renderApart(original, {
		type: photoType,
		budget: limits.photoBudget,
		signal,
	});
	return {
		...rendered,
		...readCapture(exif, { timezone: photo.timezone, now: now() }),
		renditionWidths: rendered.renditions.map(({ width }) => width),
	};
}

async function writeAll({ storage }: DevelopDeps, photo: Leased, renditions: Rendition[]): Promise<void> {
	for (const { width, bytes } of renditions)
		await storage.write(renditionKey(photo, width), bytes, renditionFile);
}

/**
 * Updates the row. Returns false if the photo was removed, or another call has finished developing it, in the
 * meantime.
 */
async function stillDeveloping(
	{ db }: { db: Pick<DevelopDeps["db"], "photo"> },
	{ id }: Leased,
	data: Prisma.PhotoUpdateManyMutationInput,
	and: Prisma.PhotoWhereInput = {},
) {
	const noted = await db.photo.updateMany({ where: { id, state: "DEVELOPING", ...and }, data });
	return noted.count === 1;
}

/** Records how an attempt ended. */
function endAttempt(deps: Pick<DevelopDeps, "db">, photo: Leased, data: Prisma.PhotoUpdateManyMutationInput) {
	return stillDeveloping(deps, photo, { ...data, developAttempts: { increment: 1 }, developStarts: 0 });
}

async function fail(deps: Pick<DevelopDeps, "db">, photo: Leased, failure: DevelopFailure): Promise<void> {
	if (await endAttempt(deps, photo, { state: "FAILED", failure, developingUntil: null }))
		countDeveloped(failure);
}

async function removeOrphans({ db, storage }: DevelopDeps, photo: Leased, widths: number[]): Promise<void> {
	if (await db.photo.findUnique({ where: { id: photo.id }, select: { id: true } })) return;
	await storage.remove(widths.map((width) => renditionKey(photo, width)));
}
