/**
 * Raw pixels with a colour profile, as sharp takes them: it accepts a profile for what it writes, and for what it
 * reads only inside a file. So this is the plainest such file, an uncompressed TIFF (TIFF 6.0, ICC.1 annex B).
 */

const short = 3;
const long = 4;
const undefinedType = 7;
const iccProfile = 34_675;

/** `pixels`: RGBA, 8 bits a channel, alpha not multiplied in. */
export function withProfile(
	pixels: Uint8Array,
	{ width, height }: { width: number; height: number },
	profile: Uint8Array,
): Uint8Array {
	const entryCount = 11;
	const bitsAt = 8 + 2 + entryCount * 12 + 4;
	const profileAt = bitsAt + 8;
	const pixelsAt = profileAt + profile.length + (profile.length % 2);
	// By tag, ascending, as the format wants it: tag, type, count, value or where it stands.
	const entries: [number, number, number, number][] = [
		[256, long, 1, width],
		[257, long, 1, height],
		[258, short, 4, bitsAt],
		[259, short, 1, 1], // not compressed
		[262, short, 1, 2], // RGB
		[273, long, 1, pixelsAt],
		[277, short, 1, 4], // channels
		[278, long, 1, height],
		[279, long, 1, pixels.length],
		[338, short, 1, 2], // the fourth channel is alpha
		[iccProfile, undefinedType, profile.length, profileAt],
	];
	const file = new Uint8Array(pixelsAt + pixels.length);
	const view = new DataView(file.buffer);
	view.setUint32(0, 0x49492a00); // little-endian TIFF
	view.setUint32(4, 8, true);
	view.setUint16(8, entries.length, true);
	for (const [i, [tag, type, count, value]] of entries.entries()) {
		const at = 10 + i * 12;
		view.setUint16(at, tag, true);
		view.setUint16(at + 2, type, true);
		view.setUint32(at + 4, count, true);
		view.setUint32(at + 8, value, true);
	}
	for (const channel of [0, 1, 2, 3]) view.setUint16(bitsAt + channel * 2, 8, true);
	file.set(profile, profileAt);
	file.set(pixels, pixelsAt);
	return file;
}
