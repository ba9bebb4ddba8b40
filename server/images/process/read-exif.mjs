/**
 * Reads the texts of an EXIF that say when and with which camera a photo was taken. The position is never read.
 * It goes from tag to tag and leaves out every tag that is not what EXIF says it is, so a broken one never costs the
 * others, and no EXIF costs the photo. ../read-capture.ts interprets the texts.
 * EXIF 3.0, 4.5 and 4.6; TIFF 6.0, section 2.
 */

/** @typedef {import("./messages").ExifTexts} ExifTexts */

/** The only tags that are read. */
const tagNames = /** @type {const} */ ({
	271: "make",
	272: "model",
	306: "changed",
	36867: "original",
	36868: "digitized",
	36880: "changedOffset",
	36881: "originalOffset",
	36882: "digitizedOffset",
	37520: "changedSubSec",
	37521: "originalSubSec",
	37522: "digitizedSubSec",
});
/** @typedef {typeof tagNames[keyof typeof tagNames]} TagName */
/** @type {ReadonlyMap<number, TagName>} */
const wanted = new Map(Object.entries(tagNames).map(([tag, name]) => [Number(tag), name]));
/** Where the directory of the photo's own tags is; the first directory describes the file. */
const exifDirectory = 34_665;

const [ascii, long, directory, utf8] = [2, 4, 13, 129];
const entryBytes = 12;
/** The most bytes and characters of one text. A camera's name is far shorter. */
const maxBytes = 1_000;
const maxText = 200;

/**
 * If a photo has no EXIF or a broken one, every text is null. Of several blocks, the first one that has a text counts.
 * @param {readonly Buffer[]} blocks each a TIFF
 * @returns {ExifTexts}
 */
export function readExif(blocks) {
	/** @type {Map<TagName, string>} */
	const texts = new Map();
	for (const block of blocks) readBlock(block, texts);
	/** @param {TagName} name */
	const text = (name) => texts.get(name) ?? null;
	/** @param {"original" | "digitized" | "changed"} name */
	const time = (name) => ({
		time: text(name),
		offset: text(`${name}Offset`),
		subSec: text(`${name}SubSec`),
	});
	return {
		...{ make: text("make"), model: text("model") },
		...{ original: time("original"), digitized: time("digitized"), changed: time("changed") },
	};
}

/**
 * @param {Buffer} block
 * @param {Map<TagName, string>} texts
 */
function readBlock(block, texts) {
	const order = block.toString("latin1", 0, 2);
	if (block.length < 8 || (order !== "II" && order !== "MM")) return;
	const tiff = { block, littleEndian: order === "II" };
	const { exif } = readDirectory(tiff, uint32(tiff, 4), texts);
	if (exif !== null) readDirectory(tiff, exif, texts);
}

/**
 * @typedef {object} Tiff
 * @property {Buffer} block
 * @property {boolean} littleEndian
 */

/** @param {Tiff} tiff @param {number} at */
const uint16 = ({ block, littleEndian }, at) =>
	littleEndian ? block.readUInt16LE(at) : block.readUInt16BE(at);
/** @param {Tiff} tiff @param {number} at */
const uint32 = ({ block, littleEndian }, at) =>
	littleEndian ? block.readUInt32LE(at) : block.readUInt32BE(at);

/**
 * A directory has the number of its entries, then each with a tag, a type, a count, and the value or its position.
 * @param {Tiff} tiff
 * @param {number} at
 * @param {Map<TagName, string>} texts
 * @returns {{ exif: number | null }} the position of the directory of the photo's own tags
 */
function readDirectory(tiff, at, texts) {
	/** @type {{ exif: number | null }} */
	const found = { exif: null };
	const end = tiff.block.length;
	if (at + 2 > end) return found;
	const entries = uint16(tiff, at);
	for (let i = 0; i < entries; i++) {
		const entry = at + 2 + i * entryBytes;
		if (entry + entryBytes > end) break;
		const [tag, type, count] = [uint16(tiff, entry), uint16(tiff, entry + 2), uint32(tiff, entry + 4)];
		if (tag === exifDirectory && (type === long || type === directory))
			found.exif ??= uint32(tiff, entry + 8);
		const name = wanted.get(tag);
		if (name === undefined || texts.has(name) || (type !== ascii && type !== utf8)) continue;
		const start = count <= 4 ? entry + 8 : uint32(tiff, entry + 8);
		if (start + count > end) continue;
		const text = decode(tiff.block.subarray(start, start + Math.min(count, maxBytes)));
		if (text) texts.set(name, text);
	}
	return found;
}

/**
 * Ends at the first zero byte, as EXIF says. Many cameras write UTF-8 where EXIF 2 allows only ASCII.
 * @param {Buffer} bytes
 */
function decode(bytes) {
	const end = bytes.indexOf(0);
	const written = end === -1 ? bytes : bytes.subarray(0, end);
	/** @type {string} */
	let text;
	try {
		// As a part of a stream, because the last character may be cut in the middle.
		text = new TextDecoder("utf-8", { fatal: true }).decode(written, { stream: true });
	} catch {
		text = written.toString("latin1");
	}
	// Characters that cannot be seen, and those that turn the direction of what follows, are left out.
	return [...text.replaceAll(/\p{C}/gu, "")].slice(0, maxText).join("").trim();
}
