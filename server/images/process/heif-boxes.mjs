/** Reads the boxes of HEIC and AVIF (ISO/IEC 14496-12, 4.2, and 23008-12). Throws RangeError beyond the end of the file. */

/** @typedef {{ type: string, start: number, end: number }} Box a box's name and the place of its content */

/** The box of everything about pictures. @param {Buffer} file @returns {Box | null} */
export function metaOf(file) {
	const meta = childOf(file, { type: "", start: 0, end: file.length }, "meta");
	// It begins with its version and flags.
	return meta && { ...meta, start: meta.start + 4 };
}

/**
 * @param {Buffer} file
 * @param {Box} parent
 * @returns {Generator<Box>}
 */
export function* boxes(file, { start, end }) {
	for (let at = start; at + 8 <= end; ) {
		const short = file.readUInt32BE(at);
		const length = short === 1 ? Number(file.readBigUInt64BE(at + 8)) : short;
		const next = length < 8 ? end : Math.min(end, at + length);
		yield { type: file.toString("latin1", at + 4, at + 8), start: at + (short === 1 ? 16 : 8), end: next };
		at = next;
	}
}

/** @param {Buffer} file @param {Box} parent @param {string} type */
export function childOf(file, parent, type) {
	for (const box of boxes(file, parent)) if (box.type === type) return box;
	return null;
}

/** @param {Buffer} file @param {Box} meta */
export function primaryOf(file, meta) {
	const pitm = childOf(file, meta, "pitm");
	if (!pitm) return null;
	return file.readUInt8(pitm.start) === 0
		? file.readUInt16BE(pitm.start + 4)
		: file.readUInt32BE(pitm.start + 4);
}

/**
 * The places, counted from one, of an item's properties.
 * @param {Buffer} file
 * @param {Box} iprp
 * @param {number | null} item
 * @returns {number[]}
 */
export function propertiesOf(file, iprp, item) {
	for (const ipma of boxes(file, iprp)) {
		if (ipma.type !== "ipma") continue;
		const idBytes = file.readUInt8(ipma.start) === 0 ? 2 : 4;
		const indexBytes = (file.readUInt8(ipma.start + 3) & 1) === 1 ? 2 : 1;
		const entries = file.readUInt32BE(ipma.start + 4);
		let at = ipma.start + 8;
		for (let i = 0; i < entries && at < ipma.end; i++) {
			const id = file.readUIntBE(at, idBytes);
			const count = file.readUInt8(at + idBytes);
			const first = at + idBytes + 1;
			at = first + count * indexBytes;
			if (id !== item) continue;
			// The first bit says whether a reader must know the property.
			const mask = indexBytes === 2 ? 0x7fff : 0x7f;
			return Array.from(
				{ length: count },
				(_, n) => file.readUIntBE(first + n * indexBytes, indexBytes) & mask,
			);
		}
	}
	return [];
}
