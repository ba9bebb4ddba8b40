/** Reads a picture's header with sharp, whose libheif has narrower limits than files of HEIF and AVIF. */
import sharp from "./sharp.mjs";

/**
 * libheif says which limit a file exceeds in the box that it reads first. These are about how many parts a file has, which
 * have been counted before (./parts.mjs).
 */
const limitOfParts = /security limit.*\b(items|references|reference entries|entities|child boxes)\b/i;

/**
 * Reads the header. libheif allows 256 items and 100 properties unless its limits are off. A large photo of tiles with a gain
 * map has more, and so has a file of many pictures. This process is bounded in any case.
 * @param {Uint8Array} bytes
 * @param {{ maxPixels: number }} o
 */
export async function readHeader(bytes, { maxPixels }) {
	/** @type {import("sharp").SharpOptions} */
	const options = { limitInputPixels: maxPixels, failOn: "error" };
	try {
		return { header: await sharp(bytes, options).metadata(), unlimited: false };
	} catch (error) {
		if (!(error instanceof Error && limitOfParts.test(error.message))) throw error;
		return { header: await sharp(bytes, { ...options, unlimited: true }).metadata(), unlimited: true };
	}
}

/** Brands of HEIF by which libvips does not recognize it (ISO/IEC 23008-12 and 23000-22), and ones by which it does. */
const knownBrands = new Map([
	["mif2", "mif1"],
	["miaf", "mif1"],
	["avis", "avif"],
	["hevx", "heix"],
]);
/** The longest list of brands with which libvips recognizes HEIF. heif-enc repeats them for each picture. */
const longestBrands = 2_048;
/** A box's length and name, the main brand, its version, and a compatible one. */
const fewBrands = 20;

/**
 * The file of HEIF or AVIF with brands that libvips knows.
 * @param {Uint8Array} bytes
 */
export function withKnownBrand(bytes) {
	if (bytes.length < fewBrands) return bytes;
	const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
	const length = file.readUInt32BE(0);
	const brand = knownBrands.get(file.toString("latin1", 8, 12));
	const isLong = length > longestBrands && length <= file.length;
	if (!brand && !isLong) return bytes;
	const known = Buffer.from(file);
	if (brand) known.write(brand, 8, "latin1");
	if (isLong) {
		known.writeUInt32BE(fewBrands, 0);
		// libheif looks for one that it knows among the compatible ones.
		known.write("mif1", 16, "latin1");
		// Nothing in the file moves, because it says where its data are.
		known.writeUInt32BE(length - fewBrands, fewBrands);
		known.write("free", fewBrands + 4, "latin1");
	}
	return known;
}
