/**
 * Files that cameras, phones and systems put beside photos. Nobody chose them on purpose: they came with a folder or with
 * a whole memory card, so they are set aside without a complaint.
 */
import { photoTypeByName } from "@/rules/photo-types";
import { isRawName } from "./other-kinds";

/** Edits, thumbnails and ratings that belong to a photo or a film, and the folders' own files. */
const companion = /\.(aae|thm|xmp|lrv|lrf|ctg|dop|pp3|on1|ini|db|url|lnk)$/i;
const film = /\.(mov|mp4)$/i;

/** The name without its extension, in the form in which the files of one picture agree: "IMG_E0012.HEIC" as well. */
const stemOf = (name: string) => name.replace(/\.[^.]*$/, "").toLowerCase();

/** Tells of each file, by its name and those of the others chosen with it, whether it only accompanies a photo. */
export function sidecarsAmong(names: readonly string[]): (name: string) => boolean {
	const photos = new Set(names.filter((name) => photoTypeByName(name) !== null).map(stemOf));
	return (name) =>
		name.startsWith(".") ||
		companion.test(name) ||
		((isRawName(name) || film.test(name)) && photos.has(stemOf(name)));
}
