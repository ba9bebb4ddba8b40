/**
 * A list in any of its forms as people. It runs in a worker (./list-worker.ts) and in tests, and knows neither the page nor the
 * server. Throws a Refusal for what is no list or is above a limit.
 */
import { listMaxBytes } from "@/rules/lists";
import { addressesIn } from "../columns/cells";
import { knownHeaders } from "../columns/header";
import { tableOfText } from "../formats/csv";
import { decodeText } from "../formats/decode-text";
import { kindOf } from "../formats/kind-of";
import { Refusal } from "../formats/refusal";
import type { Table } from "../formats/table";
import { looksLikeCards } from "../formats/vcard";
import { tablesOfXlsx } from "../formats/xlsx";
import { findHeader } from "./find-header";
import type { ListRead } from "./list";
import { readCards } from "./read-cards";
import { readTable, type TableChoices } from "./read-table";

export interface Choices extends TableChoices {
	fileName?: string;
	/** An index of `ListRead.sheets`. */
	sheet?: number;
}

export async function readBytes(bytes: Uint8Array<ArrayBuffer>, choices: Choices): Promise<ListRead> {
	if (bytes.length > listMaxBytes) throw new Refusal("TOO_LARGE");
	if (kindOf(bytes) === "text") return readText(decodeText(bytes), choices);
	const tables = await tablesOfXlsx(bytes);
	const sheet = choices.sheet ?? bestOf(tables);
	const table = tables[sheet];
	if (!table) throw new Refusal("EMPTY");
	const sheets = tables.map(({ name }) => name);
	return { ...readTable(table, choices), sheets, sheet, fileName: choices.fileName ?? "" };
}

export function readText(text: string, choices: Choices): ListRead {
	const fileName = choices.fileName ?? "";
	if (text.length > listMaxBytes) throw new Refusal("TOO_LARGE");
	if (text.trim() === "") throw new Refusal("EMPTY");
	if (text.includes("\0")) throw new Refusal("NOT_A_LIST");
	if (/^\s*<(?:!doctype|html|table|\?xml)/i.test(text.slice(0, 1_000))) throw new Refusal("WEB_PAGE");
	if (looksLikeCards(text)) return { ...readCards(text), fileName };
	const table = addressLine(text) ?? tableOfText(text);
	return { ...readTable(table, choices), sheets: [], sheet: 0, fileName };
}

/** The sheet whose columns have the most names that are known, and then the longest. */
function bestOf(tables: readonly Table[]): number {
	const scores = tables.map(({ rows }) => ({
		known: knownHeaders(findHeader(rows)?.cells ?? []),
		length: rows.length,
	}));
	const best = [...scores].sort((a, b) => b.known - a.known || b.length - a.length)[0];
	return best ? scores.indexOf(best) : 0;
}

/** The addresses of one line, as a mail program has them in its "To" field. */
function addressLine(text: string): Table | null {
	if (text.length > 1_000_000 || /\n\s*\S/.test(text.trim())) return null;
	const parts = (text.match(/(?:"[^"]*"|[^,;"])+/g) ?? []).filter((part) => part.trim() !== "");
	const isAddresses = parts.length > 1 && parts.every((part) => addressesIn(part).emails.length === 1);
	return isAddresses
		? { name: "", rows: parts.map((part, at) => ({ row: at + 1, cells: [part.trim()] })), blankAtEnd: 0 }
		: null;
}
