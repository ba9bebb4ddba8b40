/**
 * Turns each frame of an animation upright. sharp would turn all frames together, as one tall picture, and they would run
 * backwards or be mixed up.
 */
import sharp from "./sharp.mjs";

/** @typedef {import("sharp").Sharp} Sharp */

/**
 * What makes the frame upright, by its orientation (EXIF 3.0, 4.6.4). sharp mirrors before it rotates.
 * @type {Readonly<Record<number, (frame: Sharp) => Sharp>>}
 */
const turns = {
	2: (frame) => frame.flop(),
	3: (frame) => frame.rotate(180),
	4: (frame) => frame.flip(),
	5: (frame) => frame.rotate(270).flop(),
	6: (frame) => frame.rotate(90),
	7: (frame) => frame.rotate(90).flop(),
	8: (frame) => frame.rotate(270),
};

/**
 * Makes fresh pipelines that begin with all frames, upright and with their durations.
 * @param {Pick<import("./open-picture.mjs").Opened, "open" | "orientation">} opened
 * @returns {Promise<() => Sharp>}
 */
export async function turnedFrames({ open, orientation }) {
	const { delay, loop, pages = 1 } = await open().metadata();
	const { data, info } = await open().toColourspace("srgb").raw().toBuffer({ resolveWithObject: true });
	const { width, channels } = info;
	const height = info.height / pages;
	const frameBytes = width * height * channels;
	/** @type {Buffer[]} */
	const frames = [];
	let turned = { width, height };
	for (let page = 0; page < pages; page++) {
		const pixels = data.subarray(page * frameBytes, (page + 1) * frameBytes);
		const frame = sharp(pixels, { raw: { width, height, channels } });
		const upright = await (turns[orientation]?.(frame) ?? frame).raw().toBuffer({ resolveWithObject: true });
		frames.push(upright.data);
		turned = upright.info;
	}
	const all = Buffer.concat(frames);
	const raw = { width: turned.width, height: turned.height * pages, channels, pageHeight: turned.height };
	// `webp` is called again with the quality; the durations are kept.
	return () =>
		sharp(all, { raw, animated: true }).webp({
			...(delay && { delay }),
			...(loop !== undefined && { loop }),
		});
}
