/**
 * Files that cameras, phones and systems put beside photos. Nobody chose them on purpose: they came with a folder or with
 * a whole memory card, so they are set aside without a complaint, and counted by kind.
 */

import { isRawName } from "@/rules/other-kinds";
import { photoTypeByName } from "@/rules/photo-types";

/** Kinds of files that are set aside, in the order in which the page lists them. The sentences are in messages/en/upload.ts. */
export const asideKinds = [
	"RAW",
	"RAW_OF_PHOTO",
	"LIVE",
	"VIDEO",
	"PICTURE",
	"COMPANION",
	"SYSTEM",
	"OTHER",
] as const;
export type AsideKind = (typeof asideKinds)[number];

/** Edits, thumbnails, previews and ratings that belong to a photo or a film. */
const companion = /\.(aae|thm|xmp|lrv|lrf|dop|pp3|on1)$/i;
/** Files of systems, and the lists that cameras keep of their cards. */
const system = /^\.|\.(ctg|mrk|dsc|bdm|mpl|cpi|url|lnk|ini|db)$/i;
/** Google's export calls the film of "PXL_1.MP.jpg" "PXL_1.MP". */
const film = /\.(mov|mp4|mp)$/i;

/** The name without its extension, in the form in which the files of one picture agree: "IMG_E0012.HEIC" and "PXL_1.MP.jpg" as well. */
const stemOf = (name: string) =>
	name
		.replace(/\.[^.]*$/, "")
		.replace(/\.mp$/i, "")
		.replace(/^(img_)e(?=\d)/i, "$1")
		.toLowerCase();

/** What the photo may be called whose facts Google's export writes into "IMG_1.jpg.json" or "IMG_1.jpg.supplemental-metadata.json". */
function describedBy(name: string): string[] {
	const [, first = ""] = /^(.+)\.json$/i.exec(name.toLowerCase()) ?? [];
	return [first, first.replace(/\.[^.]*$/, "")];
}

/** Tells of each file, by its name and those of the others chosen with it, how it accompanies a photo; null if it does not. */
export function sidecarsAmong(names: readonly string[]): (name: string) => AsideKind | null {
	const photos = names.filter((name) => photoTypeByName(name) !== null && !system.test(name));
	const stems = new Set(photos.map(stemOf));
	const whole = new Set(photos.map((name) => name.toLowerCase()));
	return (name) => {
		if (system.test(name)) return "SYSTEM";
		if (companion.test(name) || describedBy(name).some((photo) => whole.has(photo))) return "COMPANION";
		if (!stems.has(stemOf(name))) return null;
		return isRawName(name) ? "RAW_OF_PHOTO" : film.test(name) ? "LIVE" : null;
	};
}
