/**
 * An original as something sharp can read again and again, after a look at its header only: what would not fit into
 * time or memory is refused here, before a pixel is decoded.
 */
import sharp from "sharp";
import { decodeHeic } from "./decode-heic.mjs";
import { readJpegScans } from "./jpeg-scans.mjs";
import { boundParts, refuseTooMany } from "./parts.mjs";
import { blamingFile, UnusablePicture } from "./unusable-picture.mjs";

/** @typedef {import("@/rules/photo-types").PhotoType} PhotoType */

/** Above the largest phone cameras' 200 megapixels, for pictures that are read row by row. */
const maxPixels = 210_000_000;
/** For pictures that are in memory as a whole while they are decoded: above the 50 megapixels of phones' HEIC. */
const maxPixelsHeld = 64_000_000;
/** Of pictures held in memory, one larger than this at a time in a server: above the 24 megapixels phones make by default. */
const largePixels = 25_000_000;
/** All frames of an animation together; later ones are left out. */
const maxPixelsAnimated = 40_000_000;
const maxFrames = 300;
/** As in a JPEG. */
const maxSide = 65_535;
/**
 * "Row by row" takes more memory the longer a row is: half a gigabyte at this, more than one at a million pixels.
 * Only 16-bit pictures come to it before they come to the longest side.
 */
const maxRowBytes = 4 * maxSide;
/** Of a JPEG in several scans. libjpeg goes over the whole picture for each; encoders write about ten. */
const maxScans = 100;
/** All its scans together: twenty over the largest picture that is held. */
const maxScanPixels = 20 * maxPixelsHeld;
/** Of libheif: 64 megapixels of 4:2:0 and RGB, and the file. */
const heicBytes = 448 * 1024 * 1024;

/**
 * @typedef {object} Picture
 * @property {number} width in pixels of the upright picture, or of one frame
 * @property {number} height
 * @property {boolean} animated
 * @property {boolean} large while it is decoded it takes much memory, so only one at a time may
 * @property {Buffer | undefined} exif as sharp finds it
 * @property {() => Promise<() => import("sharp").Sharp>} read gives fresh pipelines that begin with the picture upright
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
		// sharp tells of an Ultra HDR photo neither how many scans it has nor that it is progressive.
		const scans = type === "image/jpeg" ? readJpegScans(bytes) : null;
		refuseTooMany(scans?.segments ?? 0);
		const header = await sharp(bytes, { limitInputPixels: maxPixels, failOn: "error" }).metadata();
		// A file may be two things at once: what it was taken for when it arrived is what it is read as.
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
		// To sRGB, because sharp brings 16 bits with a profile to Display P3 unless told otherwise.
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
 * Throws UnusablePicture where a JPEG would keep its decoder busy for too long.
 * @param {import("./jpeg-scans.mjs").JpegScans} scans
 * @param {import("sharp").Metadata} header
 */
function refuseEndless({ count }, { width, height }) {
	if (count > maxScans || (count > 1 && count * width * height > maxScanPixels))
		throw new UnusablePicture("NOT_A_PICTURE", `${count} scans of ${width} × ${height}`);
}

/**
 * Whether the whole picture is in memory while it is decoded. Besides a baseline JPEG only a plain PNG comes row by row; a
 * PNG that must be turned does not.
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
 * AVIF goes by the name of HEIF, too, and sharp cannot always tell by the header. It reads that itself.
 * @param {unknown} error
 */
function leaveToSharp(error) {
	if (error instanceof UnusablePicture && error.reason === "NOT_A_PICTURE") return null;
	throw error;
}
