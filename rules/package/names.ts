/**
 * Names for files and folders that every file system takes: Windows (NTFS, exFAT), macOS (APFS, HFS+) and Linux. The download
 * of one photo and every package use them. The surprising part is what two names have in common: two that look different
 * here can be one file there, so there is a key for comparing them.
 */
import { type PhotoType, photoTypes } from "@/rules/photo-types";
import { fileTime, wallClock } from "./local-time";

/**
 * UTF-16 units of a name and of a folder. A path of both is short enough for a folder of Windows with a long path of its own,
 * whose programs take 260 together.
 */
const nameUnits = 120;
const folderUnits = 60;
/** Bytes of UTF-8 that Linux takes, and UTF-16 units of the decomposed form that HFS+ takes. */
const maxBytes = 255;

/** Fields of a photo that its file name is made of. */
export interface NamedPhoto {
	id: string;
	title: string;
	takenAt: Date | null;
	/** Minutes from UTC. */
	takenAtOffset: number | null;
	createdAt: Date;
}

/**
 * The title as a file name, with the extension of the type of its bytes in place of any that the title ends with. A photo
 * without a title is named after its time and its id, so that several in one folder sort:
 * "photo-2026-10-10-143205-3f2504e0.jpg". `copy` is 1 for the first photo of this title in a folder, 2 for the second.
 */
export function fileName(
	photo: NamedPhoto,
	type: PhotoType | null,
	{ timeZone = "UTC", copy = 1 }: { timeZone?: string; copy?: number } = {},
): string {
	const ending = `${copySuffix(copy)}.${type ? photoTypes[type].extension : "bin"}`;
	const base = cleanName(cleanName(photo.title).replace(photoExtensions, "")) || untitled(photo, timeZone);
	return safeName(base, nameUnits, ending);
}

/** A name as a folder; empty if nothing of it can stand in a file system. */
export function folderName(name: string, copy = 1): string {
	const base = cleanName(name);
	return base && safeName(base, folderUnits, copySuffix(copy));
}

const copySuffix = (copy: number) => (copy > 1 ? ` (${copy})` : "");

function untitled({ id, ...photo }: NamedPhoto, timeZone: string): string {
	const clock = wallClock(fileTime(photo, timeZone)).toISOString();
	return `photo-${clock.slice(0, 10)}-${clock.slice(11, 19).replaceAll(":", "")}-${id.slice(0, 8)}`;
}

/** One or several extensions of photos at the end of a title, because people copy file names into titles. */
const photoExtensions = new RegExp(
	`(\\s*\\.(${Object.values(photoTypes)
		.flatMap(({ extension, otherExtensions }) => [extension, ...otherExtensions])
		.join("|")}))+\\s*$`,
	"iu",
);

/** Control characters, separators, and what Windows refuses. `/` and `\` are among them, so no name leaves its folder. */
const refused = /[\p{Cc}\\/:*?"<>|]/gu;
/** Half of a character, and code points that are none. */
const noCharacter = /[\p{Cs}\p{Noncharacter_Code_Point}]/gu;
/**
 * Characters that show nothing, among them all that turn the direction of what follows, with which "gpj.exe" is shown as a
 * picture. Joiners, variations and tags stay: emoji, Persian and the scripts of India are written with them.
 */
const unseen =
	/(?!\u200C|\u200D|[\uFE00-\uFE0F]|[\u{E0020}-\u{E007F}]|[\u{E0100}-\u{E01EF}])\p{Default_Ignorable_Code_Point}/gu;
const somethingSeen = /[^\p{Default_Ignorable_Code_Point}\p{Z}\p{M}\u2800]/u;

/** The words as one line that a file system takes, without regard to its length. Empty if nothing would be seen of it. */
export function cleanName(text: string): string {
	const line = text
		.replace(noCharacter, "")
		.replace(unseen, "")
		.normalize("NFC")
		.replace(refused, " ")
		.replace(/\s+/gu, " ")
		// A dot at the beginning hides a file, and Windows drops dots and spaces at the end.
		.replace(/^[. ]+|[. ]+$/gu, "");
	return somethingSeen.test(line) ? line : "";
}

/** Names of devices on Windows, with any extension: Microsoft, "Naming Files, Paths, and Namespaces". */
const device = /^(con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³]|conin\$|conout\$|clock\$)(?=\s*(\.|$))/iu;

/** A clean name, cut so that it fits with its ending. */
function safeName(base: string, units: number, ending: string): string {
	const whole = (text: string) => text.replace(device, "$1_") + ending;
	const fits = (text: string) =>
		whole(text).length <= units &&
		encoder.encode(whole(text)).length <= maxBytes &&
		whole(text).normalize("NFD").length <= maxBytes;
	return whole(fits(base) ? base : cut(base, fits));
}

const encoder = new TextEncoder();
const graphemes = new Intl.Segmenter(undefined, { granularity: "grapheme" });

/** As much of the beginning as fits, in whole characters as people see them; in code points if already the first is too long. */
function cut(text: string, fits: (part: string) => boolean): string {
	const characters = Array.from(graphemes.segment(text), ({ segment }) => segment);
	const [first = ""] = characters;
	const parts = fits(first) ? characters : Array.from(first);
	// The longest that fits, by halving, because measuring is what takes long.
	let some = 0;
	for (let step = 2 ** Math.ceil(Math.log2(parts.length + 1)); step >= 1; step /= 2) {
		if (some + step <= parts.length && fits(parts.slice(0, some + step).join(""))) some += step;
	}
	return parts
		.slice(0, some)
		.join("")
		.replace(/[. ]+$/u, "");
}

/**
 * Two names with the same key are, or could be, the same file on some file system: without regard to case, also of Turkish i
 * and German ß, to composed and decomposed and compatible forms, and to characters that show nothing. It takes more for equal
 * than any one file system does, which costs no more than a number behind a name.
 */
export function nameKey(name: string): string {
	const folded = name
		.normalize("NFKD")
		.toLowerCase()
		.toUpperCase()
		.toLowerCase()
		.normalize("NFKD")
		.replace(/\p{Default_Ignorable_Code_Point}/gu, "");
	return folded.replaceAll("ı", "i").replaceAll("i\u0307", "i").replaceAll("ς", "σ");
}
