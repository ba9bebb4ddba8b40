/**
 * How often a decoder has to go over a JPEG, from its markers (ITU T.81, B.1 and B.2). They are found as libjpeg finds
 * them, whatever lies between. sharp tells it as `isProgressive`, but not of an Ultra HDR photo.
 */
export interface JpegScans {
	/** Of the first picture in the file; what follows its end, such as a gain map or a video, does not count. */
	count: number;
	/** No row is whole before the last scan, so all of the picture is in memory until then. */
	several: boolean;
}

const startOfScan = 0xda;
const endOfImage = 0xd9;
/** Coded data, restarts, the start and TEM: markers without a segment. */
const isAlone = (marker: number) => marker === 0x00 || marker === 0x01 || (marker >= 0xd0 && marker <= 0xd8);
const tables: ReadonlySet<number> = new Set([0xc4, 0xc8, 0xcc]);
const isFrame = (marker: number) => marker >= 0xc0 && marker <= 0xcf && !tables.has(marker);
const isProgressive = (frame: number) => (frame & 0b11) === 0b10;

export function readJpegScans(bytes: Uint8Array): JpegScans {
	const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
	const scans: JpegScans = { count: 0, several: false };
	let components = 0;
	let at = 2;
	while (at < file.length) {
		if (file[at++] !== 0xff) continue;
		while (file[at] === 0xff) at++;
		const marker = file[at++];
		if (marker === undefined || marker === endOfImage) break;
		if (isAlone(marker)) continue;
		if (isFrame(marker)) {
			// After the length: precision, height and width, then how many components follow.
			components = file[at + 7] ?? 0;
			scans.several ||= isProgressive(marker);
		}
		if (marker === startOfScan) {
			scans.count++;
			scans.several ||= (file[at + 2] ?? 0) < components;
		}
		at += at + 2 <= file.length ? file.readUInt16BE(at) : 0;
	}
	return scans;
}
