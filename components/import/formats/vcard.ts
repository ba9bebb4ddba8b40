/**
 * Contact cards (RFC 6350; vCard 3.0; 2.1 with quoted-printable, which phones still write). Only names and addresses are
 * taken: photos, phones and notes of an address book are nobody's business here.
 */
import { listMaxRows } from "@/rules/lists";
import { Refusal } from "./refusal";

export interface Card {
	/** The number of the card, from 1. */
	row: number;
	name: string;
	/** Each as it stands, the preferred one first. */
	emails: string[];
	/** Of a group or a list, or one that does not end. */
	isPerson: boolean;
}

export const looksLikeCards = (text: string) => /^\s*BEGIN:VCARD\s*$/im.test(text.slice(0, 1_000));

const wanted: ReadonlySet<string> = new Set(["N", "FN", "EMAIL", "KIND"]);
/** Longer than any name or address, in quoted-printable too. */
const valueMaxLength = 10_000;

interface Line {
	name: string;
	parameters: string;
	value: string;
}

export function cardsOf(text: string): Card[] {
	const cards: Card[] = [];
	let lines: Line[] | null = null;
	const end = (ended: boolean) => {
		if (!lines) return;
		if (cards.length === listMaxRows) throw new Refusal("TOO_MANY_ROWS", cards.length + 1);
		cards.push(cardOf(lines, cards.length + 1, ended));
		lines = null;
	};
	for (const line of linesOf(text)) {
		if (line.name === "BEGIN" && /^vcard$/i.test(line.value.trim())) {
			end(false);
			lines = [];
		} else if (line.name === "END") end(true);
		else lines?.push(line);
	}
	end(false);
	return cards;
}

function cardOf(lines: readonly Line[], row: number, ended: boolean): Card {
	const texts = (name: string) =>
		lines.filter((line) => line.name === name).map(({ value }) => plainValue(value));
	const [family = "", given = "", middle = ""] =
		lines
			.find(({ name }) => name === "N")
			?.value.split(/(?<!\\);/)
			.map(plainValue) ?? [];
	const emails = lines.filter(({ name }) => name === "EMAIL");
	const preferred = (line: Line) => /\bPREF\b/i.test(line.parameters);
	return {
		row,
		name: texts("FN").find((name) => name !== "") ?? [given, middle, family].filter(Boolean).join(" "),
		emails: [...emails.filter(preferred), ...emails.filter((line) => !preferred(line))].map(({ value }) =>
			plainValue(value),
		),
		isPerson:
			ended &&
			!lines.some(({ name, value }) => /KIND$/.test(name) && /^(group|location)$/i.test(value.trim())),
	};
}

const plainValue = (value: string) =>
	value.replaceAll(/\\([\\,;:n])/gi, (_, sign: string) => (/n/i.test(sign) ? " " : sign)).trim();

/** A line goes on in the next one after a space, or in quoted-printable after "=". */
function* linesOf(text: string): Generator<Line> {
	const raw = text
		.replaceAll(/\r\n?/g, "\n")
		.replaceAll(/\n[ \t]/g, "")
		.split("\n");
	for (let at = 0; at < raw.length; at += 1) {
		const first = raw[at] ?? "";
		const colon = valueStart(first);
		if (colon === -1) continue;
		const [full = "", ...parameters] = first.slice(0, colon).split(";");
		const line = {
			// "item1.EMAIL" is Apple's way of grouping.
			name: full
				.slice(full.lastIndexOf(".") + 1)
				.trim()
				.toUpperCase(),
			parameters: parameters.join(";"),
			value: first.slice(colon + 1),
		};
		if (wanted.has(line.name) && /\bQUOTED-PRINTABLE\b/i.test(line.parameters)) {
			const parts = [line.value];
			for (; (parts.at(-1) ?? "").endsWith("=") && at + 1 < raw.length; at += 1)
				parts.push(raw[at + 1] ?? "");
			const charset = /CHARSET="?([\w-]+)/i.exec(line.parameters)?.[1] ?? "utf-8";
			line.value = quotedPrintable(
				parts
					.map((part) => part.replace(/=$/, ""))
					.join("")
					.slice(0, valueMaxLength),
				charset,
			);
		}
		yield line;
	}
}

/** The first colon outside quotes. */
function valueStart(line: string): number {
	let quoted = false;
	for (let at = 0; at < line.length; at += 1) {
		if (line[at] === '"') quoted = !quoted;
		else if (line[at] === ":" && !quoted) return at;
	}
	return -1;
}

function quotedPrintable(text: string, charset: string): string {
	const bytes: number[] = [];
	for (const part of text.split(/(=[0-9A-F]{2})/i)) {
		if (/^=[0-9A-F]{2}$/i.test(part)) bytes.push(Number.parseInt(part.slice(1), 16));
		else for (const byte of new TextEncoder().encode(part)) bytes.push(byte);
	}
	const array = Uint8Array.from(bytes);
	try {
		return new TextDecoder(charset).decode(array);
	} catch {
		return new TextDecoder().decode(array);
	}
}
