/**
 * The records of a ZIP archive as bytes: PKWARE's APPNOTE.TXT 6.3.10, whose numbers the comments name, and the extended
 * timestamp of Info-ZIP's extrafld.txt. Every file is stored, its size and checksum are known before it begins, so a reader
 * can also read the archive as a stream.
 */
import { type LocalTime, wallClock } from "./local-time";

/** A file whose place in the archive is known. */
export interface Stored {
	/** The path in UTF-8. */
	name: Uint8Array;
	time: LocalTime;
	size: number;
	crc32: number;
	/** Bytes of the archive before it. */
	offset: number;
}

/** Sizes and offsets from here on need the fields of ZIP64 (4.4.8); the field itself then has this value. */
const full32 = 0xffff_ffff;
const full16 = 0xffff;
const utf8 = 0x0800; // 4.4.4, bit 11
/** Made on Unix, by version 4.5 (4.4.2), and needing 4.5 for ZIP64 or 1.0 (4.4.3). */
const madeBy = (3 << 8) | 45;
const needed = (is64: boolean) => (is64 ? 45 : 10);
/** A regular file that its owner may write and everybody may read. */
const fileMode = 0o100644;
const timestampBytes = 9;

/** 4.3.7 */
export function localHeader({ name, time, size, crc32 }: Stored): Uint8Array<ArrayBuffer> {
	const is64 = size >= full32;
	const record = new Fields(30 + name.length + timestampBytes + (is64 ? 20 : 0));
	record.u32(0x0403_4b50).u16(needed(is64)).u16(utf8).u16(0).u32(dosTime(time)).u32(crc32);
	record.u32(Math.min(size, full32)).u32(Math.min(size, full32));
	record
		.u16(name.length)
		.u16(record.left - name.length - 2)
		.bytes(name);
	timestamp(record, time);
	// 4.5.3: a local header has both sizes.
	if (is64) record.u16(1).u16(16).u64(size).u64(size);
	return record.done;
}

/** 4.3.12 */
export function directoryHeader({ name, time, size, crc32, offset }: Stored): Uint8Array<ArrayBuffer> {
	const wide = [size, size, offset].filter((value) => value >= full32);
	const record = new Fields(46 + name.length + timestampBytes + (wide.length ? 4 + 8 * wide.length : 0));
	record
		.u32(0x0201_4b50)
		.u16(madeBy)
		.u16(needed(wide.length > 0))
		.u16(utf8)
		.u16(0)
		.u32(dosTime(time))
		.u32(crc32);
	record.u32(Math.min(size, full32)).u32(Math.min(size, full32));
	record.u16(name.length).u16(record.left - 16 - name.length);
	// No comment, the first disk, no text file.
	record.u16(0).u16(0).u16(0);
	record.u16(0).u16(fileMode).u32(Math.min(offset, full32)).bytes(name);
	timestamp(record, time);
	// 4.5.3: the directory has only what does not fit.
	if (wide.length > 0) {
		record.u16(1).u16(8 * wide.length);
		for (const value of wide) record.u64(value);
	}
	return record.done;
}

/** What follows the directory: 4.3.14 and 4.3.15 where they are needed, and 4.3.16. */
export function endRecords(
	count: number,
	directory: { offset: number; size: number },
): Uint8Array<ArrayBuffer> {
	const { offset, size } = directory;
	const is64 = count >= full16 || offset >= full32 || size >= full32;
	const record = new Fields(is64 ? 98 : 22);
	if (is64) {
		record.u32(0x0606_4b50).u64(44).u16(madeBy).u16(45).u32(0).u32(0);
		record.u64(count).u64(count).u64(size).u64(offset);
		record
			.u32(0x0706_4b50)
			.u32(0)
			.u64(offset + size)
			.u32(1);
	}
	record.u32(0x0605_4b50).u16(0).u16(0).u16(Math.min(count, full16)).u16(Math.min(count, full16));
	record.u32(Math.min(size, full32)).u32(Math.min(offset, full32)).u16(0);
	return record.done;
}

/** Info-ZIP's "UT": only the time of the change, in seconds of UTC, as far as 32 bits reach. */
function timestamp(record: Fields, { at }: LocalTime): void {
	const seconds = Math.floor(at.getTime() / 1_000);
	const fitting = Math.max(-0x8000_0000, Math.min(seconds, 0x7fff_ffff));
	record.u16(0x5455).u16(5).u8(1).u32(fitting);
}

/** 4.4.6: the clock at the wall in steps of two seconds, from 1980 to 2107. */
function dosTime(time: LocalTime): number {
	const clock = wallClock(time);
	const year = clock.getUTCFullYear();
	if (year < 1980) return 0x0021_0000; // its first day
	if (year > 2107) return 0xff9f_bf7d; // its last two seconds
	const date = ((year - 1980) << 9) | ((clock.getUTCMonth() + 1) << 5) | clock.getUTCDate();
	const seconds =
		(clock.getUTCHours() << 11) | (clock.getUTCMinutes() << 5) | Math.floor(clock.getUTCSeconds() / 2);
	return date * 0x1_0000 + seconds;
}

/** Writes numbers one after another, the lowest byte first. */
class Fields {
	readonly done: Uint8Array<ArrayBuffer>;
	readonly #view: DataView;
	#at = 0;

	constructor(size: number) {
		this.done = new Uint8Array(size);
		this.#view = new DataView(this.done.buffer);
	}

	get left() {
		return this.done.length - this.#at;
	}

	u8(value: number) {
		this.#view.setUint8(this.#at, value);
		this.#at += 1;
		return this;
	}

	u16(value: number) {
		this.#view.setUint16(this.#at, value, true);
		this.#at += 2;
		return this;
	}

	u32(value: number) {
		this.#view.setUint32(this.#at, value, true);
		this.#at += 4;
		return this;
	}

	u64(value: number) {
		return this.u32(value % 2 ** 32).u32(Math.floor(value / 2 ** 32));
	}

	bytes(value: Uint8Array) {
		this.done.set(value, this.#at);
		this.#at += value.length;
		return this;
	}
}
