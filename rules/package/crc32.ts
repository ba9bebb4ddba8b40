/**
 * CRC-32 of ISO 3309, which every file of a ZIP archive has. Browsers offer none, so it is computed here, sixteen bytes a
 * step ("slicing by 16"), because every byte of a package passes through it.
 */

const slices = 16;

/** Table n, from 256 × n on, says what a byte does to the checksum when n more bytes follow it. */
const table = new Int32Array(256 * slices);
const look = (index: number) => table[index] ?? 0;

for (let byte = 0; byte < 256; byte++) {
	let value = byte;
	for (let bit = 0; bit < 8; bit++) value = value & 1 ? (value >>> 1) ^ 0xedb88320 : value >>> 1;
	table[byte] = value;
}
for (let index = 256; index < table.length; index++) {
	const before = look(index - 256);
	table[index] = (before >>> 8) ^ look(before & 255);
}

/** What four bytes do, of which the last is followed by so many more that its table begins at `from`. */
const word = (value: number, from: number): number =>
	look(from + 768 + (value & 255)) ^
	look(from + 512 + ((value >>> 8) & 255)) ^
	look(from + 256 + ((value >>> 16) & 255)) ^
	look(from + (value >>> 24));

/** The checksum of these bytes; with the checksum of what comes before them, that of both together. */
export function crc32(bytes: Uint8Array, before = 0): number {
	const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
	const at = (offset: number) => view.getInt32(offset, true);
	let sum = ~before;
	let offset = 0;
	for (const last = bytes.byteLength - slices; offset <= last; offset += slices) {
		sum =
			word(sum ^ at(offset), 3_072) ^
			word(at(offset + 4), 2_048) ^
			word(at(offset + 8), 1_024) ^
			word(at(offset + 12), 0);
	}
	for (; offset < bytes.byteLength; offset++) sum = (sum >>> 8) ^ look((sum ^ view.getUint8(offset)) & 255);
	return ~sum >>> 0;
}
