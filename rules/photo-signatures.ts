/**
 * Detects a photo's type from its first bytes, never from its name or from what somebody declares. The browser reads
 * this table before it sends a file, and the server before it accepts one, so they agree. It compares only fixed
 * positions and one short list of brands, because the server runs it on bytes that anybody may have sent.
 */
import type { PhotoType } from "./photo-types";

/** Bytes from the start of a file that are enough for every signature. */
export const sniffBytes = 4_100;

/**
 * The signatures at the start of a file, in hexadecimal. A dot is any digit.
 * JPEG: ITU T.81, B.1.1.3; PNG: W3C PNG 3, 5.2; GIF: GIF89a, 17; WebP: RFC 9649, 2.4.
 */
const signatures: readonly (readonly [PhotoType, string])[] = [
	["image/jpeg", "ffd8ff"],
	["image/png", "89504e470d0a1a0a"],
	["image/gif", "474946383761"],
	["image/gif", "474946383961"],
	["image/webp", "52494646........57454250"],
];

/**
 * Brands of a file type box, for single pictures and for sequences. AVIF: AV1 Image File Format, 6; HEIC and HEIF:
 * ISO/IEC 23008-12, annex B and clause 10.
 */
const brands: Readonly<Record<string, PhotoType>> = {
	...{ avif: "image/avif", avis: "image/avif" },
	...{ heic: "image/heic", heix: "image/heic", hevc: "image/heic", hevx: "image/heic" },
	...{ heim: "image/heic", heis: "image/heic", hevm: "image/heic", hevs: "image/heic" },
	...{ mif1: "image/heif", mif2: "image/heif", msf1: "image/heif", miaf: "image/heif" },
};

/**
 * The supported type of a file that begins with these bytes, or null. A file with HEIF's own brand may use any
 * codec; it is an AVIF if AVIF's brand is among its compatible brands.
 */
export function sniffType(start: Uint8Array): PhotoType | null {
	const file = start.subarray(0, sniffBytes);
	const found = signatures.find(([, signature]) => begins(file, signature));
	return found ? found[0] : typeByBrand(file);
}

/** Whether the bytes begin with a signature in hexadecimal, in which a dot is any digit. */
export function begins(file: Uint8Array, signature: string): boolean {
	const start = Array.from(file.subarray(0, signature.length / 2), (byte) =>
		byte.toString(16).padStart(2, "0"),
	);
	return new RegExp(`^${signature}$`).test(start.join(""));
}

/** These bytes as text, a character each. */
export const latin1 = (file: Uint8Array, from: number, to: number) =>
	String.fromCharCode(...file.subarray(from, to));

/** The major brand of a file type box: length, "ftyp", major brand, version, others (ISO/IEC 14496-12, 4.3). */
export const majorBrand = (file: Uint8Array): string | null =>
	latin1(file, 4, 8) === "ftyp" ? latin1(file, 8, 12) : null;

function typeByBrand(file: Uint8Array): PhotoType | null {
	const major = majorBrand(file);
	const type = major !== null && Object.hasOwn(brands, major) ? brands[major] : undefined;
	if (type !== "image/heif") return type ?? null;
	const length = new DataView(file.buffer, file.byteOffset, 4).getUint32(0);
	const others = latin1(file, 16, length).match(/.{4}/gs) ?? [];
	return others.some((brand) => brand === "avif" || brand === "avis") ? "image/avif" : "image/heif";
}

/**
 * Whether a file of the sniffed type may be declared as the other. HEIF is the container of HEIC and AVIF, and
 * phones and programs declare either as HEIF. A HEIC may also have HEIF's own brand. Every other type must be
 * declared exactly.
 */
export function sameFamily(declared: string, sniffed: PhotoType): boolean {
	if (declared === "image/heif") return heif.has(sniffed);
	if (declared === "image/heic") return sniffed === "image/heic" || sniffed === "image/heif";
	return declared === sniffed;
}
const heif: ReadonlySet<PhotoType> = new Set(["image/heic", "image/heif", "image/avif"]);
