/** Parts of the containers of pictures. */
import { crc32, deflateSync } from "node:zlib";

/** A JPEG's segment: a marker, a length that counts itself, and the content (ITU T.81, B.1.1.4). */
export function segment(marker: number, content: Uint8Array | string): Buffer {
	const body = Buffer.from(content);
	const start = Buffer.from([0xff, marker, 0, 0]);
	start.writeUInt16BE(body.length + 2, 2);
	return Buffer.concat([start, body]);
}
export const comment = 0xfe;

/** A JPEG with segments after its first marker. */
export const withSegments = (jpeg: Buffer, ...segments: Buffer[]) =>
	Buffer.concat([jpeg.subarray(0, 2), ...segments, jpeg.subarray(2)]);

/** A PNG's chunk with its checksum (PNG 3, 5.3). */
export function chunk(name: string, content: Uint8Array | string): Buffer {
	const body = Buffer.concat([Buffer.from(name, "latin1"), Buffer.from(content)]);
	const [length, check] = [Buffer.alloc(4), Buffer.alloc(4)];
	length.writeUInt32BE(body.length - 4);
	check.writeUInt32BE(crc32(body));
	return Buffer.concat([length, body, check]);
}
const afterHeader = 33;

/** A PNG with chunks after its header. */
export const withChunks = (png: Buffer, ...chunks: Buffer[]) =>
	Buffer.concat([png.subarray(0, afterHeader), ...chunks, png.subarray(afterHeader)]);

/** A PNG whose header declares other facts, with a correct checksum. */
export function withPngHeader(png: Buffer, change: (header: Buffer) => void): Buffer {
	const header = Buffer.from(png.subarray(16, 29));
	change(header);
	return Buffer.concat([png.subarray(0, 8), chunk("IHDR", header), png.subarray(afterHeader)]);
}

/** Text of zeros, which packs to a thousandth. */
export const packedZeros = (bytes: number) => deflateSync(Buffer.alloc(bytes), { level: 9 });

/** A chunk of a RIFF file (RFC 9649, 2.3). */
export function riff(name: string, content: Uint8Array | string, saidLength?: number): Buffer {
	const body = Buffer.from(content);
	const start = Buffer.alloc(8);
	start.write(name, "latin1");
	start.writeUInt32LE(saidLength ?? body.length, 4);
	return Buffer.concat([start, body, Buffer.alloc(body.length % 2)]);
}

/** A WebP file of these chunks. */
export const webpOf = (...chunks: Buffer[]) => {
	const body = Buffer.concat([Buffer.from("WEBP"), ...chunks]);
	return riff("RIFF", body);
};

/** A box of an ISO file (ISO/IEC 14496-12, 4.2). */
export function box(name: string, ...contents: (Uint8Array | string)[]): Buffer {
	const body = Buffer.concat(contents.map((content) => Buffer.from(content)));
	const start = Buffer.alloc(8);
	start.writeUInt32BE(body.length + 8);
	start.write(name, 4, "latin1");
	return Buffer.concat([start, body]);
}

/** A box with a version and flags. */
export const fullBox = (name: string, version: number, ...contents: (Uint8Array | string)[]) =>
	box(name, Buffer.from([version, 0, 0, 0]), ...contents);

export function uint(bytes: 1 | 2 | 4, ...values: number[]): Buffer {
	const all = Buffer.alloc(bytes * values.length);
	values.forEach((value, index) => {
		all.writeUIntBE(value, index * bytes, bytes);
	});
	return all;
}

/** A ZIP with one stored file; its positions count from `at`, so that it can follow other bytes. */
export function zip(name: string, content: string, at: number): Buffer {
	const body = Buffer.from(content);
	const facts = Buffer.alloc(26);
	facts.writeUInt16LE(20);
	facts.writeUInt32LE(crc32(body), 10);
	facts.writeUInt32LE(body.length, 14);
	facts.writeUInt32LE(body.length, 18);
	facts.writeUInt16LE(name.length, 22);
	const local = Buffer.concat([Buffer.from("PK\x03\x04"), facts, Buffer.from(name), body]);
	const place = Buffer.alloc(14);
	place.writeUInt32LE(at, 10);
	const central = Buffer.concat([
		...[Buffer.from("PK\x01\x02"), Buffer.from([20, 0]), facts, place, Buffer.from(name)],
	]);
	const end = Buffer.alloc(18);
	end.writeUInt16LE(1, 4);
	end.writeUInt16LE(1, 6);
	end.writeUInt32LE(central.length, 8);
	end.writeUInt32LE(at + local.length, 12);
	return Buffer.concat([local, central, Buffer.from("PK\x05\x06"), end]);
}
