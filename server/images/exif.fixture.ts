/**
 * EXIF made entry by entry, so that tests can make what no library writes: wrong types, wrong counts, wrong places
 * (TIFF 6.0, section 2).
 */

/** `value` is written as it is. `count` and `place` may be wrong on purpose. */
export interface Entry {
	tag: number;
	type: number;
	value: Uint8Array;
	count?: number;
	place?: number;
}

export const [asciiType, shortType, rationalType] = [2, 3, 5];
export const ascii = (tag: number, text: string): Entry => ({
	tag,
	type: asciiType,
	value: Buffer.from(`${text}\0`),
});

interface Directories {
	file?: readonly Entry[];
	photo?: readonly Entry[];
	bigEndian?: boolean;
}

/** A TIFF with the directory of the file and, if there are any, with that of the photo. */
export function exifBlock({ file = [], photo = [], bigEndian = false }: Directories): Buffer {
	const sizeOf = (entries: readonly unknown[]) => 2 + entries.length * 12 + 4;
	const fileAt = 8;
	const photoAt = fileAt + sizeOf(file) + (photo.length > 0 ? 12 : 0);
	const number = (bytes: 2 | 4, value: number) => {
		const out = Buffer.alloc(bytes);
		if (bigEndian) out.writeUIntBE(value, 0, bytes);
		else out.writeUIntLE(value, 0, bytes);
		return out;
	};
	const pointer: Entry = { tag: 0x8769, type: 4, value: number(4, photoAt), count: 1 };
	const first = [...file, ...(photo.length > 0 ? [pointer] : [])];
	const values: Buffer[] = [];
	let end = photoAt + (photo.length > 0 ? sizeOf(photo) : 0);
	const written = (entries: readonly Entry[]) => [
		number(2, entries.length),
		...entries.flatMap(({ tag, type, value, count = value.length, place }) => {
			const head = [number(2, tag), number(2, type), number(4, count)];
			if (value.length <= 4 && place === undefined)
				return [...head, Buffer.concat([value, Buffer.alloc(4 - value.length)])];
			values.push(Buffer.from(value));
			end += value.length;
			return [...head, number(4, place ?? end - value.length)];
		}),
		number(4, 0),
	];
	const directories = [...written(first), ...(photo.length > 0 ? written(photo) : [])];
	return Buffer.concat([
		Buffer.from(bigEndian ? "MM\0*" : "II*\0"),
		number(4, fileAt),
		...directories,
		...values,
	]);
}

/** The JPEG with these blocks in front, each in a segment of its own. */
export function withExif(jpeg: Buffer, ...blocks: readonly Buffer[]): Buffer {
	const segments = blocks.map((block) => {
		const content = Buffer.concat([Buffer.from("Exif\0\0"), block]);
		const head = Buffer.from([0xff, 0xe1, 0, 0]);
		head.writeUInt16BE(content.length + 2, 2);
		return Buffer.concat([head, content]);
	});
	return Buffer.concat([jpeg.subarray(0, 2), ...segments, jpeg.subarray(2)]);
}
