/**
 * Makes the WebP renditions of an original that people look at: upright, in sRGB, without any metadata.
 * By default sharp copies no metadata, so the position and the owner's name stay in the original.
 * The original is decoded once, for the largest rendition; the others and the thumbhash are made from those pixels.
 */
import { rgbaToThumbHash } from "thumbhash";
import { toSrgb } from "./cicp.mjs";
import sharp from "./sharp.mjs";
import { turnedFrames } from "./turned-frames.mjs";
import { blamingFile } from "./unusable-picture.mjs";

/** @typedef {import("./messages").Rendered} Rendered */
/** @typedef {import("./messages").Rendition} Rendition */
/** @typedef {import("./open-picture.mjs").Opened} Opened */
/** @typedef {import("./open-picture.mjs").Picture} Picture */
/** @typedef {import("sharp").Sharp} Sharp */

/**
 * Widths in pixels, for a column on a phone, half of a laptop's screen, and a large screen. A panorama is wider, as high
 * as the widest tile of the same width.
 */
export const renditionWidths = /** @type {const} */ ([480, 1280, 2560]);
const widest = Math.max(...renditionWidths);
/** Width of the widest tile on the wall in heights (rules/wall.ts). A panorama fills its height and is cropped. */
export const widestTile = 4;
/** The longest side that a WebP can have. */
const maxSide = 16_383;
/** The most pixels of the largest rendition. A tall picture is made narrower to fit. */
const maxRenditionPixels = 16_000_000;

/**
 * Throws UnusablePicture if the file is at fault; any other error may be temporary.
 * @param {Picture} picture
 * @returns {Promise<Rendered>}
 */
export async function render(picture) {
	const { width, height } = picture;
	const opened = await picture.read();
	const make = picture.animated ? moving : still;
	const made = await blamingFile(async () => {
		try {
			return await make(picture, opened);
		} catch (error) {
			if (!opened.openLeniently || !isHarmless(error) || opened.lacksBlocks()) throw error;
			return make(picture, { ...opened, open: opened.openLeniently });
		}
	});
	return { width, height, ...made };
}

/**
 * Warnings of libjpeg that coded data are missing or broken. Data before a marker that no block needed are harmless before
 * the end, where cameras and programs leave them.
 */
const losses =
	/premature end|bad (huffman|arithmetic) code|instead of RST|[1-9]\d{2,} extraneous bytes before marker 0x(?!d9)/i;
/** @param {unknown} error */
const isHarmless = (error) => error instanceof Error && !losses.test(error.message);

/**
 * @param {Picture} picture
 * @param {Opened} opened
 */
async function still(picture, opened) {
	const widths = targets(picture);
	const { data, info } = await largest(opened, widths.at(-1));
	const { width, height, channels } = info;
	const pixels = () => sharp(data, { raw: { width, height, channels } });
	/** @param {number} target @returns {Promise<Rendition>} */
	const rendition = async (target) => {
		const sized = target === width ? pixels() : pixels().resize({ width: target });
		return { width: target, bytes: await webp(sized) };
	};
	const smaller = async () => {
		/** @type {Rendition[]} */
		const renditions = [];
		for (const target of widths.slice(0, -1)) renditions.push(await rendition(target));
		return { renditions, thumbhash: await thumbhash(pixels()) };
	};
	// An encoder uses one core, and the largest rendition takes as long as all others together.
	const [{ renditions, thumbhash: hash }, ...last] = await Promise.all([
		smaller(),
		...widths.slice(-1).map(rendition),
	]);
	return { renditions: [...renditions, ...last], thumbhash: hash };
}

/**
 * The pixels of the largest rendition in sRGB.
 * @param {Opened} opened
 * @param {number} [width]
 */
async function largest({ open, numbered }, width) {
	const resized = open().resize({ width });
	if (!numbered) return resized.toColourspace("srgb").raw().toBuffer({ resolveWithObject: true });
	const deep = numbered.max !== null;
	const { data, info } = await resized
		.toColourspace(deep ? "rgb16" : "srgb")
		.raw({ depth: deep ? "ushort" : "uchar" })
		.toBuffer({ resolveWithObject: true });
	const samples = deep ? new Uint16Array(data.buffer, data.byteOffset, data.length / 2) : data;
	const { channels } = info;
	return { data: toSrgb({ data: samples, channels, max: numbered.max ?? 255 }, numbered.cicp), info };
}

/**
 * Decodes the original for each width, because frames would lose their durations if they were passed on as pixels.
 * @param {Picture} picture
 * @param {Opened} opened
 */
async function moving(picture, opened) {
	const open = opened.orientation === 1 ? opened.open : await turnedFrames(opened);
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
	const stretch = Math.max(1, proportion / widestTile);
	const largest = Math.floor(
		Math.min(
			...[width, widest * stretch, maxSide, maxSide * proportion],
			Math.sqrt(maxRenditionPixels * proportion),
		),
	);
	const smaller = renditionWidths.map((target) => Math.round(target * stretch));
	return [...smaller.filter((target) => target < largest), Math.max(1, largest)];
}
