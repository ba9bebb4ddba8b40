/** Bytes as text: by the byte order mark, as UTF-16 without one, as strict UTF-8, and otherwise as Windows-1252. */
import { Refusal } from "./refusal";

/** So many bytes show whether every second one is zero. */
const sampleBytes = 4_096;

export function decodeText(bytes: Uint8Array): string {
	const text = new TextDecoder(encodingOf(bytes)).decode(bytes);
	// A text has none of these. One that does was never a list, and a database could not store it.
	if (text.includes("\0")) throw new Refusal("NOT_A_LIST");
	return text;
}

function encodingOf(bytes: Uint8Array): string {
	const [first, second, third] = bytes;
	if (first === 0xef && second === 0xbb && third === 0xbf) return "utf-8";
	if (first === 0xff && second === 0xfe) return "utf-16le";
	if (first === 0xfe && second === 0xff) return "utf-16be";
	return unmarkedUtf16(bytes) ?? (isUtf8(bytes) ? "utf-8" : "windows-1252");
}

/** Delimiters, digits and the ends of lines have a zero byte in UTF-16, in every script. */
function unmarkedUtf16(bytes: Uint8Array): string | null {
	const sample = bytes.subarray(0, sampleBytes);
	const zeros = [0, 0];
	sample.forEach((byte, at) => {
		if (byte === 0) zeros[at % 2] = (zeros[at % 2] ?? 0) + 1;
	});
	const [even = 0, odd = 0] = zeros.map((count) => (count * 2) / sample.length);
	if (odd > 0.1 && even < 0.01) return "utf-16le";
	return even > 0.1 && odd < 0.01 ? "utf-16be" : null;
}

function isUtf8(bytes: Uint8Array): boolean {
	try {
		new TextDecoder("utf-8", { fatal: true }).decode(bytes);
		return true;
	} catch {
		return false;
	}
}
