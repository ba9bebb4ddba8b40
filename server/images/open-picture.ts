/**
 * An original as something sharp can read again and again, after a look at its header only: what would not fit into
 * time or memory is refused here, before a pixel is decoded.
 */
import sharp, { type Metadata, type Sharp, type SharpOptions } from "sharp";
import type { PhotoType } from "../routers/photos.schema";
import { decodeHeic } from "./heic/decode-heic";
import { readJpegScans } from "./jpeg-scans";
import { UnusablePicture } from "./unusable-picture";

/** Above the largest phone cameras' 200 megapixels, for pictures that are read row by row. */
const maxPixels = 210_000_000;
/** For pictures that are in memory as a whole while they are decoded: above the 50 megapixels of phones' HEIC. */
const maxPixelsHeld = 64_000_000;
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
/**
 * Of a progressive JPEG. libjpeg goes over the whole picture for each, which nothing can interrupt; encoders write
 * about ten.
 */
const maxScans = 100;
/** Of libheif: 64 megapixels of 4:2:0 and RGB, and the file. */
const heicBytes = 448 * 1024 * 1024;

export interface Picture {
	/** Pixels of the upright picture, or of one frame. */
	width: number;
	height: number;
	animated: boolean;
	/** It takes memory by its pixels, not by its rows. */
	held: boolean;
	/** A fresh pipeline that begins with the picture upright. `maxMilliseconds`: of decoding before it can begin. */
	read: (o: { maxMilliseconds: number }) => Promise<() => Sharp>;
}

const formats = {
	"image/jpeg": ["jpeg", "uhdr"],
	"image/png": ["png"],
	"image/webp": ["webp"],
	"image/gif": ["gif"],
	"image/avif": ["heif"],
	"image/heic": ["heif"],
	"image/heif": ["heif"],
} as const satisfies Record<PhotoType, string[]>;

/** Throws UnusablePicture, and what sharp throws. */
export async function openPicture(bytes: Uint8Array, type: PhotoType): Promise<Picture> {
	const header = await sharp(bytes, { limitInputPixels: maxPixels, failOn: "error" }).metadata();
	// A file may be two things at once: what it was taken for at the door is what it is read as.
	if (!formats[type].some((format) => format === header.format)) throw new UnusablePicture("NOT_A_PICTURE");
	const { autoOrient, pageHeight, pages = 1 } = header;
	const animated = pages > 1 && (type === "image/gif" || type === "image/webp");
	const size = { width: autoOrient.width, height: animated && pageHeight ? pageHeight : autoOrient.height };
	const pixels = size.width * size.height;
	const scans = type === "image/jpeg" ? readJpegScans(bytes) : null;
	if (scans && scans.count > maxScans) throw new UnusablePicture("NOT_A_PICTURE");
	const held = scans?.several || isHeld(header, type);
	if (pixels > (held ? maxPixelsHeld : maxPixels)) throw new UnusablePicture("TOO_MANY_PIXELS");
	const rowBytes = header.width * header.channels * (header.depth === "uchar" ? 1 : 2);
	if (Math.max(size.width, size.height) > maxSide || rowBytes > maxRowBytes)
		throw new UnusablePicture("TOO_MANY_PIXELS");

	const options: SharpOptions = {
		limitInputPixels: maxPixels,
		failOn: "error",
		...(animated && {
			pages: Math.max(1, Math.min(pages, maxFrames, Math.floor(maxPixelsAnimated / pixels))),
		}),
	};
	// To sRGB: sharp brings 16 bits with a profile to Display P3 unless told otherwise.
	const deep = header.space === "rgb16" && header.hasProfile;
	const isHevc = header.format === "heif" && header.compression !== "av1";
	return {
		...size,
		animated,
		held,
		async read({ maxMilliseconds }) {
			const limits = { maxMilliseconds, maxPixels: maxPixelsHeld, maxBytes: heicBytes };
			const file = (isHevc && (await decodeHeic(bytes, limits).catch(leaveToSharp))) || bytes;
			const upright = () => sharp(file, options).autoOrient();
			return deep ? () => upright().withIccProfile("srgb") : upright;
		},
	};
}

/** AVIF goes by the name of HEIF, too, and sharp cannot always tell by the header. It reads that itself. */
function leaveToSharp(error: unknown): null {
	if (error instanceof UnusablePicture && error.reason === "NOT_A_PICTURE") return null;
	throw error;
}

/** Only baseline JPEG and plain PNG come row by row; a PNG that must be turned does not. */
function isHeld({ isProgressive, orientation = 1 }: Metadata, type: PhotoType): boolean {
	if (isProgressive) return true;
	return !(type === "image/jpeg" || (type === "image/png" && orientation === 1));
}
