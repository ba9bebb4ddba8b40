/**
 * One original into the WebP renditions that people look at: upright, sRGB, without any metadata.
 * sharp copies no metadata unless told to, so position and owner's name stay in the original.
 * The original is decoded once, for the largest rendition; the others and the thumbhash are made of those pixels.
 */
import sharp from "sharp";
import { rgbaToThumbHash } from "thumbhash";
import { blamingFile } from "./unusable-picture.mjs";

/** @typedef {import("./messages").Rendered} Rendered */
/** @typedef {import("./messages").Rendition} Rendition */
/** @typedef {import("./open-picture.mjs").Picture} Picture */
/** @typedef {import("sharp").Sharp} Sharp */

/** Widths in pixels: a phone's column, a laptop's half, a large screen. */
export const renditionWidths = /** @type {const} */ ([480, 1280, 2560]);
const widest = Math.max(...renditionWidths);
/** WebP's own limit for a side. */
const maxSide = 16_383;
/** Of the largest rendition; a tall picture is made narrower. */
const maxRenditionPixels = 16_000_000;

/**
 * Throws UnusablePicture where the file is at fault; any other error may pass.
 * @param {Picture} picture
 * @returns {Promise<Rendered>}
 */
export async function render(picture) {
	const { width, height } = picture;
	const open = await picture.read();
	const made = await blamingFile(() => (picture.animated ? moving : still)(picture, open));
	return { width, height, ...made };
}

/**
 * @param {Picture} picture
 * @param {() => Sharp} open
 */
async function still(picture, open) {
	const widths = targets(picture);
	const { data, info } = await open()
		.resize({ width: widths.at(-1) })
		.toColourspace("srgb")
		.raw()
		.toBuffer({ resolveWithObject: true });
	const { width, height, channels } = info;
	const pixels = () => sharp(data, { raw: { width, height, channels } });
	/** @type {Rendition[]} */
	const renditions = [];
	for (const target of widths) {
		const sized = target === width ? pixels() : pixels().resize({ width: target });
		renditions.push({ width: target, bytes: await webp(sized) });
	}
	return { renditions, thumbhash: await thumbhash(pixels()) };
}

/**
 * Frames cannot be handed on as pixels without losing their times: the original is decoded for each width.
 * @param {Picture} picture
 * @param {() => Sharp} open
 */
async function moving(picture, open) {
	/** @type {Rendition[]} */
	const renditions = [];
	for (const target of targets(picture))
		renditions.push({ width: target, bytes: await webp(open().resize({ width: target })) });
	return { renditions, thumbhash: await thumbhash(sharp(renditions[0]?.bytes)) };
}

/** @param {Sharp} picture */
const webp = (picture) => picture.webp({ quality: 80, effort: 3 }).toBuffer();

/**
 * @param {Sharp} picture
 * @returns {Promise<string>} base64
 */
async function thumbhash(picture) {
	const { data, info } = await picture
		.resize(100, 100, { fit: "inside", withoutEnlargement: true })
		.toColourspace("srgb")
		.ensureAlpha()
		.raw()
		.toBuffer({ resolveWithObject: true });
	return Buffer.from(rgbaToThumbHash(info.width, info.height, data)).toString("base64");
}

/**
 * @param {Picture} picture
 * @returns {number[]} widths in pixels, ascending
 */
function targets({ width, height }) {
	const proportion = width / height;
	const largest = Math.floor(
		Math.min(width, widest, maxSide * proportion, Math.sqrt(maxRenditionPixels * proportion)),
	);
	return [...renditionWidths.filter((target) => target < largest), Math.max(1, largest)];
}
