/** Mends an original's difference, if that was asked for. No object is ever removed or written. */
import { developFailed } from "./develop-again";
import type { SeenOriginal } from "./look-at-originals";
import { markLost, unmarkLost } from "./mark-lost";
import { remakePhoto } from "./remake-photo";
import type { Difference, Mended } from "./report";
import type { Verification } from "./verification";

export async function mendOriginal(
	v: Verification,
	{ kind }: Difference,
	seen: SeenOriginal,
): Promise<Mended | null> {
	if (!v.mend) return null;
	switch (kind) {
		case "original-without-row":
			return v.mend.has("rows") ? remakePhoto(v, seen) : "left: not asked for";
		case "original-found-again":
			return v.mend.has("lost") ? unmarkLost(v, seen) : "left: not asked for";
		case "original-right-again":
			return v.mend.has("renditions") && seen.rows.photo
				? developFailed(v, seen.rows.photo)
				: "left: not asked for";
		case "original-missing":
		case "original-other-size":
		case "original-other-bytes":
			return v.mend.has("lost") ? markLost(v, seen) : "left: not asked for";
		default:
			return "left: nothing to be done by this command";
	}
}
