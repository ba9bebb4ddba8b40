/**
 * What a file is that is not a supported photo, by its first bytes, so that a refusal can say it. Raw photos are the
 * exception: most of them are TIFF files inside, so their names are needed as well.
 * The signatures are those of each format's own specification.
 */
import { begins, latin1, majorBrand } from "./photo-signatures";

export type OtherKind =
	| "text"
	| "svg"
	| "pdf"
	| "video"
	| "audio"
	| "tiff"
	| "raw"
	| "bmp"
	| "jxl"
	| "psd"
	| "archive"
	| "program"
	| "unknown";

/** In hexadecimal, where a dot is any digit. */
const signatures: readonly (readonly [OtherKind, string])[] = [
	["raw", "49492a00........4352"], // Canon CR2
	["raw", "4949524f"], // Olympus ORF
	["raw", "49495253"],
	["raw", "4d4d4f52"],
	["raw", "49495500"], // Panasonic RW2
	["raw", "46554a4946494c4d4343442d524157"], // Fujifilm RAF
	["tiff", "49492a00"],
	["tiff", "4d4d002a"],
	["tiff", "49492b00"], // BigTIFF
	["tiff", "4d4d002b"],
	["pdf", "25504446"],
	["bmp", "424d........00000000"],
	["jxl", "ff0a"],
	["jxl", "0000000c4a584c20"],
	["psd", "38425053"],
	["video", "1a45dfa3"], // Matroska and WebM
	["video", "52494646........41564920"], // AVI
	["video", "000001ba"], // MPEG
	["video", "000001b3"],
	["video", "3026b2758e66cf11"], // Windows Media
	["audio", "52494646........57415645"], // WAVE
	["audio", "494433"], // MP3
	["audio", "664c6143"], // FLAC
	["audio", "4f676753"], // Ogg
	["archive", "504b0304"], // ZIP, and office documents
	["archive", "526172211a07"],
	["archive", "377abcaf271c"],
	["archive", "1f8b"],
	["program", "4d5a"],
	["program", "7f454c46"],
];

/** Extensions of cameras' raw photos, and of the DNG that programs make of them. */
const rawExtension =
	/\.(3fr|arw|cr2|cr3|crw|dcr|dng|erf|iiq|kdc|mef|mos|mrw|nef|nrw|orf|pef|raf|raw|rw2|rwl|sr2|srf|srw|x3f)$/i;

export const isRawName = (name: string) => rawExtension.test(name);

export function otherKindOf(name: string, start: Uint8Array): OtherKind {
	const kind = signatures.find(([, signature]) => begins(start, signature))?.[0] ?? kindOfBox(start);
	if ((kind === "tiff" || kind === null) && isRawName(name)) return "raw";
	return kind ?? kindOfText(start) ?? "unknown";
}

/** Films of phones and cameras: a file type box, or one of the boxes that old QuickTime files begin with. */
function kindOfBox(start: Uint8Array): OtherKind | null {
	const brand = majorBrand(start);
	if (brand === "crx ") return "raw";
	if (brand !== null) return /^M4[AB] $/.test(brand) ? "audio" : "video";
	return ["moov", "mdat", "wide", "free", "skip"].includes(latin1(start, 4, 8)) ? "video" : null;
}

function kindOfText(start: Uint8Array): OtherKind | null {
	if (begins(start, "fffe") || begins(start, "feff")) return "text";
	let text: string;
	try {
		// As a part of a stream, because the last character may be cut in the middle.
		text = new TextDecoder("utf-8", { fatal: true }).decode(start, { stream: true });
	} catch {
		return null;
	}
	// biome-ignore lint/suspicious/noControlCharactersInRegex: a text has no others than tab and the ends of lines
	if (/[\u0000-\u0008\u000e-\u001a]/.test(text)) return null;
	return /<svg[\s>]/i.test(text) ? "svg" : "text";
}
