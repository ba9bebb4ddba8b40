/**
 * Opens an original so that sharp can read it repeatedly. Only the header is read here, and a picture that would
 * take too much time or memory is refused before a pixel is decoded.
 */
import sharp from "sharp";
import { decodeHeic } from "./decode-heic.mjs";
import { readJpegScans } from "./jpeg-scans.mjs";
import { boundParts, refuseTooMany } from "./parts.mjs";
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
/** Bytes of libheif's memory: 64 megapixels in 4:2:0 and in RGB, and the file. */
const heicBytes = 448 * 1024 * 1024;

/**
 * @typedef {object} Picture
 * @property {number} width pixels of the upright picture, or of one frame
 * @property {number} height
 * @property {boolean} animated
 * @property {boolean} large whether decoding takes so much memory that only one such picture may be decoded at a time
 * @property {Buffer | undefined} exif the EXIF as sharp returns it
 * @property {() => Promise<() => import("sharp").Sharp>} read makes fresh pipelines that begin with the upright
 *   picture
 */

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
		const bytes = boundParts(original, type, { maxFrames });
		// For an Ultra HDR photo, sharp reports neither the number of scans nor that it is progressive.
		const scans = type === "image/jpeg" ? readJpegScans(bytes) : null;
		refuseTooMany(scans?.segments ?? 0);
		const header = await sharp(bytes, { limitInputPixels: maxPixels, failOn: "error" }).metadata();
		// A file may be valid as two types at once, so it is read only as the type that was checked when it arrived.
		if (!formats[type].some((format) => format === header.format)) throw new UnusablePicture("NOT_A_PICTURE");
		const { autoOrient, pageHeight, pages = 1 } = header;
		const animated = pages > 1 && (type === "image/gif" || type === "image/webp");
		const width = autoOrient.width;
		const height = animated && pageHeight ? pageHeight : autoOrient.height;
		const frames = animated
			? Math.max(1, Math.min(pages, maxFrames, Math.floor(maxPixelsAnimated / (width * height))))
			: 1;
		if (scans) refuseEndless(scans, header);
		const held = scans ? scans.several : isHeld(header, type);
		refuseOversized(header, { width, height, held });

		/** @type {import("sharp").SharpOptions} */
		const options = { limitInputPixels: maxPixels, failOn: "error", ...(animated && { pages: frames }) };
		// Converted to sRGB explicitly, because by default sharp converts a 16-bit picture with a profile to Display P3.
		const deep = header.space === "rgb16" && header.hasProfile;
		const isHevc = header.format === "heif" && header.compression !== "av1";
		return {
			...{ width, height, animated, exif: header.exif },
			large: (held || animated) && width * height * frames > largePixels,
			async read() {
				const limits = { maxPixels: maxPixelsHeld, maxBytes: heicBytes };
				const file = (isHevc && (await decodeHeic(bytes, limits).catch(leaveToSharp))) || bytes;
				const upright = () => sharp(file, options).autoOrient();
				return deep ? () => upright().withIccProfile("srgb") : upright;
			},
		};
	});
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
