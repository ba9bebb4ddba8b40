/**
 * Finds where the last block of a JPEG ends, by reading its codes without making a pixel (ITU T.81, annex F). It answers one
 * question that libjpeg does not: whether zeros before the end marker are a part of the picture, or stand where it should
 * be.
 */
import { endOfImage, jpegMarkers, startOfScan } from "./jpeg-markers.mjs";

const [frameBaseline, frameSequential, huffmanTables, restartInterval] = [0xc0, 0xc1, 0xc4, 0xdd];

/** @typedef {{ id: number, across: number, down: number }} Component its sampling factors */
/** @typedef {{ width: number, height: number, components: Component[] }} Frame */
/** @typedef {Uint16Array} Table by the next sixteen bits: the length of the code times 256, and its value; 0 if there is none */

/**
 * The place after the last block; null if the blocks do not end before the marker, and undefined if they are coded in another
 * way than most are: one after the other, in Huffman's codes.
 * @param {Uint8Array} bytes
 * @returns {number | null | undefined}
 */
export function endOfBlocks(bytes) {
	/** @type {Frame | null} */
	let frame = null;
	/** @type {Map<number, Table>} */
	const tables = new Map();
	let interval = 0;
	/** @type {(() => number | null) | null} */
	let readLast = null;
	for (const { marker, segment, end } of jpegMarkers(bytes)) {
		if (marker === frameBaseline || marker === frameSequential) frame = frameOf(segment);
		else if (marker === huffmanTables) readTables(segment, tables);
		else if (marker === restartInterval) interval = segment.readUInt16BE(0);
		else if (marker === startOfScan && frame) {
			const parts = partsOf(frame, segment, tables);
			const scan = { parts, units: unitsOf(frame, parts), interval };
			readLast = () => readScan(bytes, end, scan);
		} else if (marker === endOfImage) break;
	}
	return readLast?.();
}

/** @param {Buffer} segment @returns {Frame} */
function frameOf(segment) {
	const components = Array.from({ length: segment[5] ?? 0 }, (_, i) => {
		const [id = 0, factors = 0x11] = segment.subarray(6 + 3 * i);
		return { id, across: factors >> 4, down: factors & 15 };
	});
	return { height: segment.readUInt16BE(1), width: segment.readUInt16BE(3), components };
}

/** @param {Buffer} segment @param {Map<number, Table>} tables by class times sixteen and number */
function readTables(segment, tables) {
	for (let at = 0; at + 17 <= segment.length; ) {
		const counts = segment.subarray(at + 1, at + 17);
		const table = new Uint16Array(65_536);
		let [code, value] = [0, at + 17];
		for (const [i, count] of counts.entries()) {
			for (let n = 0; n < count; n++) {
				const span = 1 << (15 - i);
				table.fill(((i + 1) << 8) | (segment[value++] ?? 0), code, code + span);
				code += span;
			}
		}
		tables.set(segment[at] ?? 0, table);
		at = value;
	}
}

/** @typedef {{ component: Component, dc: Table, ac: Table }} Part */

/** @param {Frame} frame @param {Buffer} scan @param {ReadonlyMap<number, Table>} tables @returns {Part[]} */
function partsOf(frame, scan, tables) {
	return Array.from({ length: scan[0] ?? 0 }, (_, i) => {
		const [id, numbers = 0] = scan.subarray(1 + 2 * i);
		const named = frame.components.filter((one) => one.id === id);
		// Some cameras give all components one name.
		const component = named.length > 1 ? frame.components[i] : named[0];
		const [dc, ac] = [tables.get(numbers >> 4), tables.get(16 + (numbers & 15))];
		if (!component || !dc || !ac) throw new RangeError("a scan of something that is not there");
		return { component, dc, ac };
	});
}

/**
 * How many times the blocks of a scan come. Those of a single component come one by one (A.2).
 * @param {Frame} frame
 * @param {Part[]} parts
 */
function unitsOf({ width, height, components }, parts) {
	const most = (/** @type {"across" | "down"} */ side) => Math.max(1, ...components.map((one) => one[side]));
	const [across, down] = [most("across"), most("down")];
	const only = parts.length === 1 ? parts[0]?.component : undefined;
	if (!only) return Math.ceil(width / (8 * across)) * Math.ceil(height / (8 * down));
	return (
		Math.ceil(Math.ceil((width * only.across) / across) / 8) *
		Math.ceil(Math.ceil((height * only.down) / down) / 8)
	);
}

/**
 * @param {Uint8Array} bytes
 * @param {number} start
 * @param {{ parts: Part[], units: number, interval: number }} scan
 */
function readScan(bytes, start, { parts, units, interval }) {
	let [at, bits, held] = [start, 0, 0];
	let isOver = false;
	/** Bits that were made up because there is a marker. */
	let behind = 0;
	const fill = () => {
		while (held <= 16) {
			const byte = bytes[at] ?? 0xff;
			const isMarker = byte === 0xff && bytes[at + 1] !== 0;
			// After the last code there are ones until a marker.
			bits = ((bits << 8) | byte) & 0xffffff;
			held += 8;
			if (!isMarker) at += byte === 0xff ? 2 : 1;
			else behind += 8;
		}
	};
	/** @param {Table} table @returns {number} the value of the next code */
	const code = (table) => {
		fill();
		const entry = table[(bits >>> (held - 16)) & 0xffff] ?? 0;
		held -= entry >> 8;
		isOver ||= entry === 0 || held < behind;
		return entry & 255;
	};
	/** @param {number} count */
	const skip = (count) => {
		fill();
		held -= count;
		isOver ||= held < behind;
	};
	const block = (/** @type {Part} */ { dc, ac }) => {
		skip(Math.min(16, code(dc)));
		for (let i = 1; i < 64 && !isOver; i++) {
			const value = code(ac);
			if (value === 0) return;
			i += value >> 4;
			skip(value & 15);
		}
	};
	const restart = () => {
		while (at < bytes.length && !(bytes[at] === 0xff && (bytes[at + 1] ?? 0) >> 3 === 0x1a)) at++;
		at += 2;
		[bits, held, behind] = [0, 0, 0];
	};
	for (let unit = 0; unit < units && !isOver; unit++) {
		if (interval > 0 && unit > 0 && unit % interval === 0) restart();
		for (const part of parts) {
			const { across, down } = part.component;
			const blocks = parts.length === 1 ? 1 : across * down;
			for (let n = 0; n < blocks && !isOver; n++) block(part);
		}
	}
	return isOver ? null : at - Math.floor((held - behind) / 8);
}
