/**
 * Makes an animated PNG from two of sharp's PNGs and the chunks that turn them into frames, because no tool of ours
 * can.
 */
import { crc32 } from "node:zlib";
import sharp from "sharp";

interface Chunk {
	type: string;
	data: Uint8Array;
}

const side = 40;
const signature = Buffer.from("\x89PNG\r\n\x1a\n", "latin1");

/** A frame in the colour, then a black one. A decoder without support for animation sees only the first. */
export async function animatedPng(colour: string): Promise<Buffer> {
	const [first, second] = [await chunksOf(colour), await chunksOf("black")];
	const header = first.filter(({ type }) => type === "IHDR");
	// W3C PNG, third edition, 11.3.6.
	return Buffer.concat([
		signature,
		...header.map(written),
		written({ type: "acTL", data: numbers(2, 0) }),
		written(frame(0)),
		written({ type: "IDAT", data: pixelsOf(first) }),
		written(frame(1)),
		written({ type: "fdAT", data: Buffer.concat([numbers(2), pixelsOf(second)]) }),
		written({ type: "IEND", data: Buffer.alloc(0) }),
	]);
}

async function chunksOf(background: string): Promise<Chunk[]> {
	const file = await sharp({ create: { width: side, height: side, channels: 3, background } })
		.png()
		.toBuffer();
	const chunks: Chunk[] = [];
	for (let at = signature.length; at < file.length; ) {
		const end = at + 8 + file.readUInt32BE(at);
		chunks.push({ type: file.toString("latin1", at + 4, at + 8), data: file.subarray(at + 8, end) });
		at = end + 4;
	}
	return chunks;
}

const pixelsOf = (chunks: Chunk[]) =>
	Buffer.concat(chunks.filter(({ type }) => type === "IDAT").map(({ data }) => data));

/** The frame's number, size and position; it shows for a tenth of a second and is drawn over the previous one. */
const frame = (at: number): Chunk => ({
	type: "fcTL",
	data: Buffer.concat([numbers(at, side, side, 0, 0), Buffer.from([0, 1, 0, 10, 0, 0])]),
});

const numbers = (...of: number[]) => Buffer.from(new Uint32Array(of).buffer).swap32();

function written({ type, data }: Chunk): Buffer {
	const body = Buffer.concat([Buffer.from(type, "latin1"), data]);
	return Buffer.concat([numbers(data.length), body, numbers(crc32(body))]);
}
