/** What a file is, by its first bytes and a library's word, never by its name or what the client calls it. */
import { fileTypeFromBuffer } from "file-type";
import { type PhotoType, photoTypes } from "../routers/photos.schema";

/** Bytes from the start that every signature we look for fits into. */
export const sniffBytes = 4_100;

const isPhotoType = (mime: string): mime is PhotoType => Object.hasOwn(photoTypes, mime);

/**
 * The supported type that these bytes begin, or null for anything else. A file whose brand is HEIF's own may hold
 * pictures of any codec; with AVIF's among its other brands it is an AVIF.
 */
export async function sniffType(start: Uint8Array): Promise<PhotoType | null> {
	const told = (await fileTypeFromBuffer(start).catch(() => undefined))?.mime.replace(/-sequence$/, "");
	// An animated PNG is a PNG: every decoder shows its first picture.
	const mime = told === "image/apng" ? "image/png" : told;
	if (mime === undefined || !isPhotoType(mime)) return null;
	return mime === "image/heif" && otherBrands(start).some(isAvif) ? "image/avif" : mime;
}

/** For a picture and for a sequence (AV1 Image File Format, 6). */
const isAvif = (brand: string) => brand === "avif" || brand === "avis";

/** Of the file type box: length, "ftyp", the major brand, its version, then these (ISO/IEC 14496-12, 4.3). */
function otherBrands(start: Uint8Array): string[] {
	const file = Buffer.from(start.buffer, start.byteOffset, start.byteLength);
	const brands = file.toString("latin1", 16, file.readUInt32BE(0));
	return brands.match(/.{4}/gs) ?? [];
}

/**
 * HEIF is the container of HEIC and AVIF, and phones and programs call either by its name; HEIC may come under HEIF's
 * own brand. Every other type is only itself.
 */
export function sameFamily(declared: string, sniffed: PhotoType): boolean {
	if (declared === "image/heif") return heif.has(sniffed);
	if (declared === "image/heic") return sniffed === "image/heic" || sniffed === "image/heif";
	return declared === sniffed;
}
const heif: ReadonlySet<PhotoType> = new Set(["image/heic", "image/heif", "image/avif"]);
