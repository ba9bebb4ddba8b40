/**
 * Marks a photo whose original is gone, and takes the mark off when it is back. A photo is never deleted: its renditions may be
 * all that is left of it. An object with another size or hash is not the photo's original either, and may be somebody else's,
 * so nobody is given it any more (../policies/photos.ts).
 */
import type { SeenOriginal } from "./look-at-originals";
import type { Mended } from "./report";
import type { Verification } from "./verification";

export async function markLost({ deps, dryRun }: Verification, seen: SeenOriginal): Promise<Mended> {
	const { photo } = seen.rows;
	// A HEAD cannot tell a missing object from a missing bucket, and a GET can.
	if (!photo || (!seen.stored && (await deps.storage.readStart(seen.key, 1))))
		return "left: changed in the meantime";
	if (dryRun) return "marked-lost";
	const { id, key, sha256 } = photo;
	const { count } = await deps.db.photo.updateMany({
		where: { id, key, sha256, originalLostAt: null },
		data: { originalLostAt: deps.now() },
	});
	return count === 1 ? "marked-lost" : "left: changed in the meantime";
}

/** The original was hashed before, and is the photo's. */
export async function unmarkLost({ deps, dryRun }: Verification, { rows }: SeenOriginal): Promise<Mended> {
	if (!rows.photo) return "left: changed in the meantime";
	if (dryRun) return "mark-removed";
	const { id, key, sha256 } = rows.photo;
	const { count } = await deps.db.photo.updateMany({
		where: { id, key, sha256, originalLostAt: { not: null } },
		data: { originalLostAt: null },
	});
	return count === 1 ? "mark-removed" : "left: changed in the meantime";
}
