/** Has photos developed again. A server's loop or the next sweep does it. */
import { hashObject } from "./hash-object";
import type { PhotoRow } from "./read-pages";
import type { Difference, Mended } from "./report";
import type { Verification } from "./verification";

const anew = {
	state: "DEVELOPING",
	failure: null,
	developAttempts: 0,
	developStarts: 0,
	developingUntil: null,
} as const;

/**
 * A photo whose renditions are missing or broken. Until it is developed, only its uploader and the organizers see it. A photo
 * whose original is gone as well, or has other bytes, keeps the renditions that it has, because none can be made: it would
 * fail, and nobody could see it any more. Repeating is safe, at the same time too.
 */
export async function developAgain(
	{ deps, mend, dryRun }: Verification,
	{ kind }: Difference,
	photo: PhotoRow | null,
): Promise<Mended> {
	if (!photo || kind === "rendition-without-photo") return "left: nothing to be done by this command";
	if (!mend?.has("renditions")) return "left: not asked for";
	const { id, key, sha256, size, renditionRound } = photo;
	// The size first, because bytes are read only where they may be the right ones.
	const isLikely = !photo.originalLostAt && (await deps.storage.head(key))?.size === size;
	const isRight = isLikely && (await hashObject(deps, key))?.sha256 === sha256;
	if (!isRight) return "left: the original is lost";
	if (dryRun) return "developing-again";
	// A trigger adds the job.
	const { count } = await deps.db.photo.updateMany({
		where: { id, state: "READY", renditionRound },
		data: anew,
	});
	if (count === 1) return "developing-again";
	const now = await deps.db.photo.findUnique({ where: { id }, select: { state: true } });
	return now?.state === "DEVELOPING" ? "developing-again" : "left: changed in the meantime";
}

/** A photo that failed because its original had other bytes, and has the right ones now. They were hashed before. */
export async function developFailed(
	{ deps, dryRun }: Verification,
	{ id, key, sha256 }: PhotoRow,
): Promise<Mended> {
	if (dryRun) return "developing-again";
	const { count } = await deps.db.photo.updateMany({
		where: { id, key, sha256, state: "FAILED", failure: "CHANGED" },
		data: anew,
	});
	return count === 1 ? "developing-again" : "left: changed in the meantime";
}
