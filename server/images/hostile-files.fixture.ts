/**
 * Files made of many empty parts. They are easy to make, and some decoders take minutes to read just their
 * headers.
 */
import { crc32 } from "node:zlib";
import sharp from "sharp";
import type { PhotoType } from "@/rules/photo-types";

const dot = () => sharp({ create: { width: 8, height: 8, channels: 3, background: "teal" } });
const repeated = (part: Uint8Array, bytes: number) =>
	Buffer.alloc(Math.floor(bytes / part.length) * part.length, part);

/**
 * A GIF of frames with one pixel, the smallest ones possible. GIF89a: a screen, then images, each with a position,
 * a size and codes.
 */
async function gif(bytes: number): Promise<Buffer> {
	const header = Buffer.from("474946383961080008008000000000ffffff", "hex");
	header[10] = 0x80;
	const screen = Buffer.concat([header.subarray(0, 13), Buffer.from([0, 0, 0, 255, 255, 255])]);
	// The codes "clear", 0, "end" in one frame and "clear", 1, "end" in the next, because equal frames would be merged.
	const [black, blue] = [0x44, 0x4c].map((codes) =>
		Buffer.from([0x2c, 0, 0, 0, 0, 1, 0, 1, 0, 0, 2, 2, codes, 1, 0]),
	);
	const frames = Buffer.concat([black ?? screen, blue ?? screen]);
	return Buffer.concat([screen, repeated(frames, bytes), Buffer.from([0x3b])]);
}

/** A GIF of one comment after another. */
async function gifOfComments(bytes: number): Promise<Buffer> {
	const whole = await gif(30);
	return Buffer.concat([
		whole.subarray(0, 19),
		repeated(Buffer.from([0x21, 0xfe, 0]), bytes),
		whole.subarray(19),
	]);
}

/** A PNG with tiny chunks, each with a correct checksum, between the header and the pixels. */
async function png(bytes: number): Promise<Buffer> {
	const whole = await dot().png().toBuffer();
	const name = Buffer.from("tEXt");
	const check = Buffer.alloc(4);
	check.writeUInt32BE(crc32(Buffer.concat([name, Buffer.from("a\0")])));
	const chunk = Buffer.concat([Buffer.from([0, 0, 0, 2]), name, Buffer.from("a\0"), check]);
	return Buffer.concat([whole.subarray(0, 33), repeated(chunk, bytes), whole.subarray(33)]);
}

/** A JPEG with empty comments before the picture. */
async function jpeg(bytes: number): Promise<Buffer> {
	const whole = await dot().jpeg().toBuffer();
	const comment = Buffer.from([0xff, 0xfe, 0, 2]);
	return Buffer.concat([whole.subarray(0, 2), repeated(comment, bytes), whole.subarray(2)]);
}

/** An animated WebP of frames with one pixel. */
async function webp(bytes: number): Promise<Buffer> {
	const frames = await Promise.all(
		["red", "lime"].map((background) =>
			sharp({ create: { width: 1, height: 1, channels: 3, background } })
				.png()
				.toBuffer(),
		),
	);
	const whole = await sharp(frames, { join: { animated: true } })
		.webp()
		.toBuffer();
	const first = whole.indexOf("ANMF");
	const length = 8 + whole.readUInt32LE(first + 4);
	const frame = whole.subarray(first, first + length + (length % 2));
	const file = Buffer.concat([whole.subarray(0, first), repeated(frame, bytes)]);
	file.writeUInt32LE(file.length - 8, 4);
	return file;
}

/** An AVIF with empty boxes after its file type box. */
async function avif(bytes: number): Promise<Buffer> {
	const whole = await dot().avif().toBuffer();
	const afterType = whole.readUInt32BE(0);
	const box = Buffer.concat([Buffer.from([0, 0, 0, 8]), Buffer.from("free")]);
	return Buffer.concat([whole.subarray(0, afterType), repeated(box, bytes), whole.subarray(afterType)]);
}

export const hostileFiles: Record<string, { type: PhotoType; make: (bytes: number) => Promise<Buffer> }> = {
	"a GIF of frames": { type: "image/gif", make: gif },
	"a GIF of comments": { type: "image/gif", make: gifOfComments },
	"a PNG of chunks": { type: "image/png", make: png },
	"a JPEG of comments": { type: "image/jpeg", make: jpeg },
	"a WebP of frames": { type: "image/webp", make: webp },
	"an AVIF of boxes": { type: "image/avif", make: avif },
};
