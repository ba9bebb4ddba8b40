/**
 * Opens an original so that sharp can read it repeatedly. Only the header is read here, and a picture that would
 * take too much time or memory is refused before a pixel is decoded.
 */
import { isHdr, isSrgb } from "./cicp.mjs";
import { decodeHeic } from "./decode-heic.mjs";
import { endOfBlocks } from "./jpeg-blocks.mjs";
import { jpegExif, startOfZeros, withEndMarker } from "./jpeg-markers.mjs";
import { readJpegScans } from "./jpeg-scans.mjs";
import { boundParts, refuseTooMany } from "./parts.mjs";
import { withExifFirst } from "./png-exif.mjs";
import { readCicp } from "./read-cicp.mjs";
import { readHeader, withKnownBrand } from "./read-header.mjs";
import sharp from "./sharp.mjs";
import { blamingFile, UnusablePicture } from "./unusable-picture.mjs";

/** @typedef {import("@/rules/photo-types").PhotoType} PhotoType */

/** Limit for pictures that are decoded row by row, above the 200 megapixels of the largest phone cameras. */
const maxPixels = 210_000_000;
/**
 * Limit for pictures that are held in memory as a whole while they are decoded, above the 50 megapixels of phones'
 * HEIC.
 */
const maxPixelsHeld = 64_000_000;
/**
 * A server decodes only one picture larger than this at a time if it is held in memory. The limit is above the 24
 * megapixels that phones make by default.
 */
const largePixels = 25_000_000;
/** Limit for all frames of an animation together. Later frames are left out. */
const maxPixelsAnimated = 40_000_000;
const maxFrames = 300;
/** The longest side that a JPEG can have. */
const maxSide = 65_535;
/**
 * Decoding row by row takes more memory the longer a row is: half a gigabyte at this limit, and more than one for
 * a million pixels. Only 16-bit pictures reach this limit before they reach the longest side.
 */
const maxRowBytes = 4 * maxSide;
/** The most scans of a JPEG. libjpeg goes over the whole picture for each scan; encoders write about ten. */
const maxScans = 100;
/** The most pixels of all scans together: twenty scans of the largest picture that is held in memory. */
const maxScanPixels = 20 * maxPixelsHeld;
/**
 * Bytes of libheif's memory: 64 megapixels of 10 bits in 4:4:4, twice, because its decoder has them as well, and the
 * file. docs/decisions/0051-whole-pictures-in-odd-files.md says what fits.
 */
const heicBytes = 832 * 1024 * 1024;

/** Zeros before a JPEG's end marker that need no explanation. */
const fewZeros = 16;

/**
 * @typedef {object} Picture
 * @property {number} width pixels of the upright picture, or of one frame
 * @property {number} height
 * @property {boolean} animated
 * @property {boolean} large whether decoding takes so much memory that only one such picture may be decoded at a time
 * @property {Buffer[]} exif its EXIF, each block a TIFF
 * @property {() => Promise<Opened>} read decodes what sharp cannot
 */

/**
 * @typedef {object} Opened
 * @property {() => import("sharp").Sharp} open makes a fresh pipeline that begins with the upright picture; the frames of
 *   an animation are as they are stored
 * @property {(() => import("sharp").Sharp) | null} openLeniently the same without warnings as errors
 * @property {() => boolean} lacksBlocks whether a JPEG's coded data end before its last block
 * @property {number} orientation how the frames of an animation have to be turned (EXIF, 4.6.4)
 * @property {Numbered | null} numbered how the pixels are coloured if neither a profile nor sRGB says it
 */

/**
 * @typedef {object} Numbered
 * @property {Cicp} cicp
 * @property {number | null} max the value of a full channel in 16 bits; null if there are 8
 */
/** @typedef {import("./cicp.mjs").Cicp} Cicp */

const formats = /** @satisfies {Record<PhotoType, string[]>} */ ({
	"image/jpeg": ["jpeg", "uhdr"],
	"image/png": ["png"],
	"image/webp": ["webp"],
	"image/gif": ["gif"],
	"image/avif": ["heif"],
	"image/heic": ["heif"],
	"image/heif": ["heif"],
});

/**
 * Throws UnusablePicture.
 * @param {Uint8Array} original
 * @param {PhotoType} type
 * @returns {Promise<Picture>}
 */
export function openPicture(original, type) {
	return blamingFile(async () => {
		const bounded = boundParts(original, type, { maxFrames });
		// For an Ultra HDR photo, sharp reports neither the number of scans nor that it is progressive.
		const scans = type === "image/jpeg" ? readJpegScans(bounded) : null;
		refuseTooMany(scans?.segments ?? 0);
		const bytes = readable(bounded, type, scans);
		const { header, unlimited } = await readHeader(bytes, { maxPixels });
		// A file may be valid as two types at once, so it is read only as the type that was checked when it arrived.
		if (!formats[type].some((format) => format === header.format)) throw new UnusablePicture("NOT_A_PICTURE");
		const { autoOrient, pageHeight, pages = 1 } = header;
		const animated = pages > 1 && (type === "image/gif" || type === "image/webp");
		const { width, height } = animated
			? turnedSize({ width: header.width, height: pageHeight ?? header.height }, header.orientation)
			: autoOrient;
		const frames = animated
			? Math.max(1, Math.min(pages, maxFrames, Math.floor(maxPixelsAnimated / (width * height))))
			: 1;
		if (scans) refuseEndless(scans, header);
		const held = scans ? scans.several : isHeld(header, type);
		refuseOversized(header, { width, height, held });

		/** @type {import("sharp").SharpOptions} */
		const options = { limitInputPixels: maxPixels, unlimited, ...(animated && { pages: frames }) };
		const isHevc = header.format === "heif" && header.compression !== "av1";
		return {
			...{ width, height, animated, exif: scans ? jpegExif(bytes) : exifOf(header) },
			large: (held || animated) && width * height * frames > largePixels,
			async read() {
				const limits = { maxPixels: maxPixelsHeld, maxBytes: heicBytes };
				const heic = isHevc ? await decodeHeic(bytes, limits).catch(leaveToSharp) : null;
				// libheif's memory is several times the picture's, and is not given back before the next collection.
				if (heic && width * height > largePixels) globalThis.gc?.();
				const file = heic?.file ?? bytes;
				const numbered = heic ? numberedHeic(heic.cicp) : numberedBySharp(bytes, type, header);
				/** @param {boolean} [strict] */
				const upright = (strict = scans !== null) => {
					const failOn = strict ? "warning" : "error";
					const pipeline = sharp(file, { ...options, failOn, ignoreIcc: numbered !== null });
					return animated ? pipeline : pipeline.autoOrient();
				};
				// Converted to sRGB explicitly, because by default sharp converts a 16-bit picture with a profile to Display P3.
				const deep = header.space === "rgb16" && header.hasProfile && !numbered;
				return {
					open: deep ? () => upright().withIccProfile("srgb") : upright,
					openLeniently: scans ? () => upright(false) : null,
					// libjpeg stops at its first warning, so it may not have come to the one that blocks are missing.
					lacksBlocks: () => scans !== null && endOfBlocks(bytes) === null,
					orientation: animated ? (header.orientation ?? 1) : 1,
					numbered,
				};
			},
		};
	});
}

/**
 * The file as its decoder reads it. Throws UnusablePicture if a JPEG is not whole.
 * @param {Uint8Array} bytes
 * @param {PhotoType} type
 * @param {import("./jpeg-scans.mjs").JpegScans | null} scans
 */
function readable(bytes, type, scans) {
	if (type === "image/png") return withExifFirst(bytes);
	return formats[type].some((format) => format === "heif") ? withKnownBrand(bytes) : complete(bytes, scans);
}

/**
 * @param {{ width: number, height: number }} size
 * @param {number} [orientation]
 */
const turnedSize = ({ width, height }, orientation = 1) =>
	orientation > 4 ? { width: height, height: width } : { width, height };

/** @param {Cicp | null} cicp @returns {Numbered | null} */
const numberedHeic = (cicp) => (cicp && !isSrgb(cicp) ? { cicp, max: isHdr(cicp) ? 65_535 : null } : null);

/**
 * @param {Uint8Array} bytes
 * @param {PhotoType} type
 * @param {import("sharp").Metadata} header
 * @returns {Numbered | null}
 */
function numberedBySharp(bytes, type, { format, hasProfile, depth, bitsPerSample }) {
	if (format !== "heif" && type !== "image/png") return null;
	const cicp = readCicp(bytes, type);
	if (!cicp || isSrgb(cicp)) return null;
	// Numbers count before the profile in a PNG; elsewhere a profile says more, but not how PQ and HLG are shown.
	if (hasProfile && type !== "image/png" && !isHdr(cicp)) return null;
	if (depth !== "ushort") return { cicp, max: null };
	// libvips puts fewer bits at the upper end of sixteen.
	const bits = format === "heif" ? (bitsPerSample ?? 16) : 16;
	return { cicp, max: (2 ** bits - 1) << (16 - bits) };
}

/**
 * A JPEG is a photo if all of its coded data are there. Without an end marker it gets one. libjpeg only warns when
 * data are missing, and would show half a photo, so its warnings are looked at (./render.mjs). It does not even warn when
 * zeros stand in their place.
 * @param {Uint8Array} bytes
 * @param {import("./jpeg-scans.mjs").JpegScans | null} scans
 * @returns {Uint8Array}
 */
function complete(bytes, scans) {
	if (!scans) return bytes;
	// Some cameras give all components one name, which is harmless if a single scan has all of them.
	if (!scans.whole && (scans.end === null || scans.several))
		throw new UnusablePicture("NOT_A_PICTURE", "scans are missing");
	if (scans.end === null) return withEndMarker(bytes);
	const zerosAt = startOfZeros(bytes, scans.end);
	if (scans.end - zerosAt < fewZeros) return bytes;
	if (scans.progressive) return withEndMarker(bytes.subarray(0, scans.end));
	// Blocks may be zeros in a picture of few colours, and then fill them. Zeros may also come after the last block.
	const end = endOfBlocks(bytes);
	if (typeof end === "number" && (end - zerosAt < fewZeros || scans.end - end < 3)) return bytes;
	throw new UnusablePicture("NOT_A_PICTURE", "zeros in place of blocks");
}

/** @param {import("sharp").Metadata} header */
function exifOf({ exif }) {
	if (!exif) return [];
	// libvips puts the mark of a JPEG's EXIF before that of some other formats.
	return [exif.toString("latin1", 0, 6) === "Exif\0\0" ? exif.subarray(6) : exif];
}

/**
 * Throws UnusablePicture if a JPEG would keep its decoder busy for too long.
 * @param {import("./jpeg-scans.mjs").JpegScans} scans
 * @param {import("sharp").Metadata} header
 */
function refuseEndless({ count }, { width, height }) {
	if (count > maxScans || (count > 1 && count * width * height > maxScanPixels))
		throw new UnusablePicture("NOT_A_PICTURE", `${count} scans of ${width} × ${height}`);
}

/**
 * Whether the whole picture is in memory while it is decoded. Apart from baseline JPEGs, only a PNG that is neither
 * interlaced nor needs to be rotated is decoded row by row.
 * @param {import("sharp").Metadata} header
 * @param {PhotoType} type
 */
const isHeld = ({ isProgressive, orientation = 1 }, type) =>
	isProgressive === true || !(type === "image/png" && orientation === 1);

/**
 * @param {import("sharp").Metadata} header
 * @param {{ width: number, height: number, held: boolean }} picture
 */
function refuseOversized(header, { width, height, held }) {
	const rowBytes = header.width * header.channels * (header.depth === "uchar" ? 1 : 2);
	const fits =
		width * height <= (held ? maxPixelsHeld : maxPixels) &&
		Math.max(width, height) <= maxSide &&
		rowBytes <= maxRowBytes;
	if (!fits) throw new UnusablePicture("TOO_MANY_PIXELS");
}

/**
 * An AVIF may be declared as HEIF, and sharp's header does not always reveal it. libheif's decoder cannot read an
 * AVIF, so it is left to sharp.
 * @param {unknown} error
 */
function leaveToSharp(error) {
	if (error instanceof UnusablePicture && error.reason === "NOT_A_PICTURE") return null;
	throw error;
}
