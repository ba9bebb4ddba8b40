/**
 * Puts raw pixels and their colour profile into the simplest container that libvips reads row by row: an
 * uncompressed TIFF (TIFF 6.0; the profile's tag is from ICC.1, annex B.4). sharp accepts raw pixels as well, but
 * no profile with them.
 */

const rowsPerStrip = 64;
const [SHORT, LONG, UNDEFINED] = [3, 4, 7];
const sizeOf = { [SHORT]: 2, [LONG]: 4, [UNDEFINED]: 1 };

/**
 * @param {{ width: number, height: number, channels: 3 | 4, bits: 8 | 16, icc: Uint8Array | null }} picture bits per
 *   channel, of which 16 begin with the lower ones
 * @returns {{ file: Uint8Array<ArrayBuffer>, pixels: Uint8Array<ArrayBuffer> }} the file and its part for the pixels
 */
export function makeTiff({ width, height, channels, bits, icc }) {
	const rowBytes = width * channels * (bits / 8);
	const strips = Math.ceil(height / rowsPerStrip);
	/** @type {[tag: number, type: number, values: ArrayLike<number>][]} */
	const fields = [
		[256, LONG, [width]],
		[257, LONG, [height]],
		[258, SHORT, Array(channels).fill(bits)],
		[259, SHORT, [1]],
		// RGB
		[262, SHORT, [2]],
		[273, LONG, new Uint32Array(strips)],
		[277, SHORT, [channels]],
		[278, LONG, [rowsPerStrip]],
		[279, LONG, new Uint32Array(strips)],
		[284, SHORT, [1]],
	];
	// The alpha channel is unassociated: the colours have not been multiplied by it.
	if (channels === 4) fields.push([338, SHORT, [2]]);
	if (icc) fields.push([34_675, UNDEFINED, icc]);

	const directory = 8;
	let end = directory + 2 + fields.length * 12 + 4;
	const places = fields.map(([, type, values]) => {
		const size = values.length * (sizeOf[type] ?? 1);
		if (size <= 4) return null;
		const place = end;
		end += size + (size % 2);
		return place;
	});
	// Numbers of 16 bits are written where an array of them may begin.
	const start = end + (end % 2);
	const file = new Uint8Array(start + rowBytes * height);
	for (const [tag, , values] of fields) {
		if (!(values instanceof Uint32Array)) continue;
		for (let i = 0; i < strips; i++) {
			const row = i * rowsPerStrip;
			values[i] = tag === 273 ? start + row * rowBytes : Math.min(rowsPerStrip, height - row) * rowBytes;
		}
	}
	write(new DataView(file.buffer), { directory, fields, places });
	return { file, pixels: file.subarray(start) };
}

/**
 * @param {DataView} view
 * @param {{ directory: number, fields: [number, number, ArrayLike<number>][], places: (number | null)[] }} layout
 */
function write(view, { directory, fields, places }) {
	// "II*\0": little-endian.
	view.setUint32(0, 0x002a4949, true);
	view.setUint32(4, directory, true);
	view.setUint16(directory, fields.length, true);
	fields.forEach(([tag, type, values], i) => {
		const entry = directory + 2 + i * 12;
		const place = places[i] ?? null;
		view.setUint16(entry, tag, true);
		view.setUint16(entry + 2, type, true);
		view.setUint32(entry + 4, values.length, true);
		if (place !== null) view.setUint32(entry + 8, place, true);
		for (let n = 0; n < values.length; n++) {
			const at = (place ?? entry + 8) + n * (sizeOf[type] ?? 1);
			const value = values[n] ?? 0;
			if (type === SHORT) view.setUint16(at, value, true);
			else if (type === LONG) view.setUint32(at, value, true);
			else view.setUint8(at, value);
		}
	});
}
