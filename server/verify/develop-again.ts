/** Has a photo developed again whose renditions are missing or broken. A server's loop or the next sweep does it. */
import type { PhotoRow } from "./read-pages";
import type { Difference, Mended } from "./report";
import type { Verification } from "./verification";

/**
 * Until it is developed, only its uploader and the organizers see it. A photo whose original is gone as well keeps the renditions
 * that it has, because none can be made. Repeating is safe, at the same time too.
 */
export async function developAgain(
	{ deps, mend, dryRun }: Verification,
	{ kind }: Difference,
	photo: PhotoRow | null,
): Promise<Mended> {
	if (!photo || kind === "rendition-without-photo") return "left: nothing to be done by this command";
	if (!mend?.has("renditions")) return "left: not asked for";
	const original = photo.originalLostAt ? null : await deps.storage.head(photo.key);
	if (original?.size !== photo.size) return "left: the original is lost";
	if (dryRun) return "developing-again";
	const { id, renditionRound } = photo;
	// A trigger adds the job.
	const { count } = await deps.db.photo.updateMany({
		where: { id, state: "READY", renditionRound },
		data: { state: "DEVELOPING", developAttempts: 0, developStarts: 0, developingUntil: null },
	});
	if (count === 1) return "developing-again";
	const now = await deps.db.photo.findUnique({ where: { id }, select: { state: true } });
	return now?.state === "DEVELOPING" ? "developing-again" : "left: changed in the meantime";
}
