/**
 * One original into the WebP renditions that people look at: upright, sRGB, without any metadata.
 * sharp copies no metadata unless told to, so position and owner's name stay in the original.
 */
import sharp, { type Sharp } from "sharp";
import type { PhotoType } from "../routers/photos.schema";
import { decodeHeic } from "./decode-heic";
import { UnusablePicture } from "./unusable-picture";

/** Widths in pixels: a phone's column, a laptop's half, a large screen. */
const renditionWidths = [480, 1280, 2560] as const;
/** All frames of an animation together. Above the largest phone cameras' 108 megapixels. */
const maxPixels = 150_000_000;
const maxSeconds = 60;
/** Frames of an animation past this many are left out. */
const maxFrames = 300;

export interface Rendition {
	/** Pixels. */
	width: number;
	bytes: Uint8Array;
}

export interface Rendered {
	/** Pixels of the upright original. */
	width: number;
	height: number;
	/** Ascending by width; never wider than the original. */
	renditions: Rendition[];
}

/** Throws UnusablePicture where the file is at fault; any other error may pass. */
export async function render(bytes: Uint8Array, type: PhotoType): Promise<Rendered> {
	const decoded =
		type === "image/heic" || type === "image/heif"
			? await decodeHeic(bytes, { maxPixels, maxSeconds })
			: null;
	try {
		const open = decoded ? () => decoded.clone() : await opener(bytes, type);
		const { width, height } = await uprightSize(open());
		const renditions: Rendition[] = [];
		// One after the other: a picture in memory at a time.
		for (const target of targets(width)) {
			const webp = open()
				.resize({ width: target, withoutEnlargement: true })
				.timeout({ seconds: maxSeconds });
			renditions.push({ width: target, bytes: await webp.webp({ quality: 80, effort: 3 }).toBuffer() });
		}
		return { width, height, renditions };
	} catch (error) {
		throw error instanceof UnusablePicture ? error : new UnusablePicture(reasonOf(error), error);
	}
}

async function opener(bytes: Uint8Array, type: PhotoType): Promise<() => Sharp> {
	const options = { limitInputPixels: maxPixels, failOn: "error" } as const;
	const mayMove = type === "image/gif" || type === "image/webp";
	if (!mayMove) return () => sharp(bytes, options).autoOrient();
	const { pages = 1 } = await sharp(bytes, options).metadata();
	return () => sharp(bytes, { ...options, pages: Math.min(pages, maxFrames) }).autoOrient();
}

/** Of one frame. */
async function uprightSize(picture: Sharp): Promise<{ width: number; height: number }> {
	const { autoOrient, pageHeight, pages = 1 } = await picture.metadata();
	return { width: autoOrient.width, height: pages > 1 && pageHeight ? pageHeight : autoOrient.height };
}

function targets(width: number): number[] {
	const largest = Math.min(width, renditionWidths[renditionWidths.length - 1] ?? width);
	return [...renditionWidths.filter((target) => target < largest), largest];
}

/** libvips has words, not codes. */
function reasonOf(error: unknown) {
	const words = error instanceof Error ? error.message : "";
	if (/pixel limit/i.test(words)) return "TOO_MANY_PIXELS";
	return /timeout/i.test(words) ? "TOO_SLOW" : "NOT_A_PICTURE";
}
