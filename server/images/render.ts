/**
 * One original into the WebP renditions that people look at: upright, sRGB, without any metadata.
 * sharp copies no metadata unless told to, so position and owner's name stay in the original.
 * The original is decoded once, for the largest rendition; the others and the thumbhash are made of those pixels.
 */
import sharp, { type Sharp } from "sharp";
import { rgbaToThumbHash } from "thumbhash";
import { makeTurns } from "../photos/turns";
import type { PhotoType } from "../routers/photos.schema";
import { openPicture, type Picture } from "./open-picture";
import { UnusablePicture } from "./unusable-picture";

/** Widths in pixels: a phone's column, a laptop's half, a large screen. */
export const renditionWidths = [480, 1280, 2560] as const;
const widest = Math.max(...renditionWidths);
/** WebP's own limit for a side. */
const maxSide = 16_383;
/** Of the largest rendition; a tall picture is made narrower. */
const maxRenditionPixels = 16_000_000;
/** From the first byte decoded to the last written; renditions of one picture take a second or two. */
const maxMilliseconds = 60_000;
/** Of these, one at a time: they are in memory as a whole. */
const heldTurn = makeTurns(1);

export interface Rendition {
	/** Pixels. */
	width: number;
	bytes: Uint8Array;
}

export interface Rendered {
	/** Pixels of the upright original. */
	width: number;
	height: number;
	/** Base64. */
	thumbhash: string;
	/** Ascending by width; never wider than the original. */
	renditions: Rendition[];
}

/** Throws UnusablePicture where the file is at fault; any other error may pass. */
export async function render(bytes: Uint8Array, type: PhotoType): Promise<Rendered> {
	const picture = await blamingFile(() => openPicture(bytes, type));
	const { width, height } = picture;
	return { width, height, ...(await developed(picture)) };
}

async function blamingFile<T>(work: () => Promise<T>): Promise<T> {
	try {
		return await work();
	} catch (error) {
		throw error instanceof UnusablePicture ? error : new UnusablePicture(reasonOf(error), error);
	}
}

function developed(picture: Picture): Promise<Pick<Rendered, "thumbhash" | "renditions">> {
	const work = async () => {
		const left = deadline();
		const open = await picture.read({ maxMilliseconds });
		return blamingFile(() => (picture.animated ? moving : still)(picture, open, left));
	};
	return picture.held || picture.animated ? heldTurn(work) : work();
}

/** Limits a pipeline to the time that is left, the way sharp wants it: whole seconds. */
type TimeLimit = (pipeline: Sharp) => Sharp;
function deadline(): TimeLimit {
	const end = Date.now() + maxMilliseconds;
	return (pipeline) => pipeline.timeout({ seconds: Math.max(1, Math.ceil((end - Date.now()) / 1_000)) });
}

async function still(picture: Picture, open: () => Sharp, left: TimeLimit) {
	const widths = targets(picture);
	const { data, info } = await left(open().resize({ width: widths.at(-1) }))
		.toColourspace("srgb")
		.raw()
		.toBuffer({ resolveWithObject: true });
	const { width, height, channels } = info;
	const pixels = () => sharp(data, { raw: { width, height, channels } });
	const renditions: Rendition[] = [];
	for (const target of widths) {
		const sized = target === width ? pixels() : pixels().resize({ width: target });
		renditions.push({ width: target, bytes: await webp(left(sized)) });
	}
	return { renditions, thumbhash: await thumbhash(left(pixels())) };
}

/** Frames cannot be handed on as pixels without losing their times: the original is decoded for each width. */
async function moving(picture: Picture, open: () => Sharp, left: TimeLimit) {
	const renditions: Rendition[] = [];
	for (const target of targets(picture)) {
		renditions.push({ width: target, bytes: await webp(left(open().resize({ width: target }))) });
	}
	const firstFrame = sharp(renditions[0]?.bytes);
	return { renditions, thumbhash: await thumbhash(left(firstFrame)) };
}

const webp = (picture: Sharp) => picture.webp({ quality: 80, effort: 3 }).toBuffer();

async function thumbhash(picture: Sharp): Promise<string> {
	const { data, info } = await picture
		.resize(100, 100, { fit: "inside", withoutEnlargement: true })
		.toColourspace("srgb")
		.ensureAlpha()
		.raw()
		.toBuffer({ resolveWithObject: true });
	return Buffer.from(rgbaToThumbHash(info.width, info.height, data)).toString("base64");
}

function targets({ width, height }: Picture): number[] {
	const proportion = width / height;
	const largest = Math.floor(
		Math.min(width, widest, maxSide * proportion, Math.sqrt(maxRenditionPixels * proportion)),
	);
	return [...renditionWidths.filter((target) => target < largest), Math.max(1, largest)];
}

/** libvips has words, not codes. */
function reasonOf(error: unknown) {
	const words = error instanceof Error ? error.message : "";
	if (/pixel limit/i.test(words)) return "TOO_MANY_PIXELS";
	return /timeout/i.test(words) ? "TOO_SLOW" : "NOT_A_PICTURE";
}
