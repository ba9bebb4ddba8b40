/**
 * Puts a list on the roll, as an organizer has seen and decided it. Everything is one transaction, so the roll is the one
 * before or the one after, whatever ends in between. Undoing: ./undo-import.ts.
 */
import type { Prisma } from "@/prisma/generated/client";
import type { PhotosOfRemoved } from "@/rules/roll";
import { writeAudit } from "../audit/write-audit";
import { isUniqueViolation } from "../db/unique-violation";
import type { Deps } from "../deps";
import { AppError } from "../errors";
import type { Membership } from "../policies/membership";
import { lockOrganizers } from "../policies/organizers";
import type { Limited } from "../rate-limits/rate-limits";
import { asActor } from "../roll/as-actor";
import { photosOf, settlePhotos } from "../roll/photos-of-people";
import { compareNow, stampOf } from "./compare-import";
import { findImport, importResult } from "./find-import";
import { lockImport } from "./lock-import";
import { writeRoll } from "./write-roll";

/** Milliseconds. The longest list takes a few seconds, and the most photos a few more. */
const patience = 60_000;

interface Apply {
	eventId: string;
	membership: Membership;
	importId: string;
	/** The version that was on the screen. */
	version: number;
	/** What becomes of the photos of people who lose the right to add any. */
	photos: PhotosOfRemoved;
}

/**
 * Returns `applied: false` with the reason and the new comparison, and changes nothing, if the roll or a decision has changed since the
 * version. Repeating is safe: what was applied is not applied again. Throws IMPORT_NOT_FOUND, IMPORT_TOO_MANY_PHOTOS,
 * ASKED_TOO_OFTEN, and IMPORT_CONTRADICTS if two lines would have one address.
 */
export async function applyImport(
	deps: Pick<Deps, "db" | "storage" | "limits" | "now"> & Limited<"import">,
	apply: Apply,
) {
	const { db, storage } = deps;
	const { eventId, importId } = apply;
	await deps.limit.import(apply.membership);
	const { refused, keys } = await db
		.$transaction((tx) => applyNow(tx, deps, apply), { timeout: patience })
		.catch(async (error: unknown) => {
			// Somebody was put on the roll with one of these addresses after the roll was read.
			if (!isUniqueViolation(error)) throw error;
			return compareAgain(db, apply);
		});
	// The photos are gone for everybody, so a store that does not respond is no error. The sweep removes the objects.
	if (keys.length > 0) await storage.remove(keys).catch(() => undefined);
	return { applied: refused === null, refused, import: await findImport({ db }, { eventId, importId }) };
}

/** Why nothing was applied: the roll has changed, or what is to be done with a line. */
type Refused = "ROLL" | "DECISIONS";
const becauseOf = (refused: Refused) => ({ refused, keys: [] });

async function compareAgain(db: Deps["db"], { eventId, importId }: Apply) {
	await db.$transaction(
		async (tx) => {
			const { stamp } = await lockImport(tx, { eventId, importId });
			// Nobody was put on the roll, so applying again would be refused for ever.
			if (stamp === (await stampOf(tx, eventId))) throw new AppError("IMPORT_CONTRADICTS");
			await compareNow(tx, { eventId, importId });
		},
		{ timeout: patience },
	);
	return becauseOf("ROLL");
}

async function applyNow(
	tx: Prisma.TransactionClient,
	{ limits, now }: Pick<Deps, "limits" | "now">,
	{ eventId, membership, importId, version, photos }: Apply,
): Promise<{ refused: Refused | null; keys: string[] }> {
	const actorId = membership.userId;
	const found = await lockImport(tx, { eventId, importId, done: true });
	if (found.state !== "OPEN") return { refused: null, keys: [] };
	// Two lists are applied one after the other, and nobody changes a row while this reads it.
	await lockOrganizers(tx, eventId);
	await tx.$queryRaw`
		SELECT count(*)::int FROM (
			SELECT FROM "Attendance" WHERE "eventId" = ${eventId}::uuid ORDER BY id FOR NO KEY UPDATE
		) locked`;
	if (found.stamp !== (await stampOf(tx, eventId))) {
		await compareNow(tx, { eventId, importId });
		return becauseOf("ROLL");
	}
	if (found.version !== version) return becauseOf("DECISIONS");

	await asActor(tx, { actorId, how: "IMPORT", change: importId });
	const counts = await writeRoll(tx, { eventId, importId, at: now() });
	const revoked = await tx.$queryRaw<{ id: string; userId: string | null }[]>`
		SELECT row.id, row."userId" FROM "RollImportEntry" entry JOIN "Attendance" row ON row.id = entry."personId"
		WHERE entry."importId" = ${importId}::uuid AND entry.revoked`;
	const theirs = revoked.length > 0 ? await photosOf(tx, { eventId, rows: revoked, photos }) : [];
	if (theirs.length > limits.importPhotos)
		throw new AppError("IMPORT_TOO_MANY_PHOTOS", {
			params: { limit: limits.importPhotos, count: theirs.length },
		});
	const keys = await settlePhotos(tx, theirs, { eventId, actorId, photos, at: { limits, now: now() } });
	const result = importResult.parse({ ...counts, revoked: revoked.length, photos: theirs.length });
	await writeAudit(tx, {
		...({ eventId, actorId, action: "roll.import" } as const),
		...{ subject: { importId }, details: result },
	});
	await tx.rollImport.update({
		where: { id: importId },
		data: { state: "APPLIED", appliedAt: now(), result, stamp: await stampOf(tx, eventId) },
	});
	return { refused: null, keys };
}
