/**
 * A JPEG as phones write it since Android 14, followed by a gain map, which lets an HDR screen show brighter
 * parts.
 */
import sharp from "sharp";

const xmpName = "http://ns.adobe.com/xap/1.0/\0";
const gains = {
	GainMapMin: 0,
	GainMapMax: 1,
	Gamma: 1,
	OffsetSDR: 0,
	OffsetHDR: 0,
	HDRCapacityMin: 0,
	HDRCapacityMax: 1,
};

function segment(marker: number, content: Buffer): Buffer {
	const head = Buffer.from([0xff, marker, 0, 0]);
	head.writeUInt16BE(content.length + 2, 2);
	return Buffer.concat([head, content]);
}

function xmp(attributes: string): Buffer {
	return segment(
		0xe1,
		Buffer.from(
			`${xmpName}<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
			<rdf:Description xmlns:hdrgm="http://ns.adobe.com/hdr-gain-map/1.0/" hdrgm:Version="1.0" ${attributes}/>
			</rdf:RDF></x:xmpmeta>`,
		),
	);
}

const tiffHeader = Buffer.from("MM\0*\0\0\0\b", "latin1");
/** The tags of the index: version, number of images, and entries. The entries, 16 bytes each, come after the tags. */
const tags = 3;
const entriesAt = tiffHeader.length + 2 + tags * 12 + 4;

/** The index of the two images (CIPA DC-007). Offsets count from `tiffHeader`. */
function multiPicture(first: number, second: { at: number; size: number }): Buffer {
	const index = Buffer.alloc(entriesAt + 32);
	tiffHeader.copy(index);
	index.writeUInt16BE(tags, 8);
	for (const [i, [id, type, count, value]] of [
		[0xb000, 7, 4, 0x30313030],
		[0xb001, 4, 1, 2],
		[0xb002, 7, 32, entriesAt],
	].entries() as Iterable<[number, [number, number, number, number]]>) {
		const at = 10 + i * 12;
		index.writeUInt16BE(id, at);
		index.writeUInt16BE(type, at + 2);
		index.writeUInt32BE(count, at + 4);
		index.writeUInt32BE(value, at + 8);
	}
	index.writeUInt32BE(0x030000, entriesAt);
	index.writeUInt32BE(first, entriesAt + 4);
	index.writeUInt32BE(second.size, entriesAt + 20);
	index.writeUInt32BE(second.at, entriesAt + 24);
	return segment(0xe2, Buffer.concat([Buffer.from("MPF\0"), index]));
}

export async function ultraHdr(jpeg: Buffer): Promise<Buffer> {
	const map = await sharp({ create: { width: 60, height: 40, channels: 3, background: "grey" } })
		.greyscale()
		.jpeg()
		.toBuffer();
	const described = Object.entries(gains).map(([name, value]) => `hdrgm:${name}="${value}"`);
	const gainMap = Buffer.concat([map.subarray(0, 2), xmp(described.join(" ")), map.subarray(2)]);
	const start = Buffer.concat([jpeg.subarray(0, 2), xmp("")]);
	const rest = jpeg.subarray(2);
	const size = start.length + multiPicture(0, { at: 0, size: 0 }).length + rest.length;
	// The TIFF header comes after the marker, the length and "MPF".
	const tiffAt = start.length + 8;
	const index = multiPicture(size, { at: size - tiffAt, size: gainMap.length });
	return Buffer.concat([start, index, rest, gainMap]);
}
