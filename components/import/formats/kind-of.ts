/** What a file is, by its first bytes: its name and its type are only claims. */
import { Refusal, type RefusalCode } from "./refusal";

const signatures: readonly [code: RefusalCode, at: number, bytes: string][] = [
	["PDF", 0, "%PDF-"],
	["OLD_EXCEL", 0, "\xd0\xcf\x11\xe0"],
	["PICTURE", 0, "\xff\xd8\xff"],
	["PICTURE", 0, "\x89PNG"],
	["PICTURE", 0, "GIF8"],
	["PICTURE", 4, "ftyp"],
	["PACKED", 0, "\x1f\x8b"],
	["PACKED", 0, "7z\xbc\xaf"],
	["PACKED", 0, "Rar!"],
	["NOT_A_LIST", 0, "{\\rtf"],
];

export type Kind = "zip" | "text";

/** Throws a Refusal for what is neither a table nor cards. */
export function kindOf(bytes: Uint8Array): Kind {
	const start = String.fromCharCode(...bytes.subarray(0, 16));
	if (bytes.length === 0) throw new Refusal("EMPTY");
	if (start.startsWith("PK\x03\x04") || start.startsWith("PK\x05\x06")) return "zip";
	const known = signatures.find(([, at, signature]) => start.startsWith(signature, at));
	if (known) throw new Refusal(known[0]);
	return "text";
}
