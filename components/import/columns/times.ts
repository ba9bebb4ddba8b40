/** Times as exports write them. */
import { TZDate } from "@date-fns/tz";
import { plainWords } from "./words";

/** Whether "5/10/2026" is in May or in October. */
export type DayOrder = "DAY_FIRST" | "MONTH_FIRST" | null;

const clock =
	/(?:[T,\s]+(?:at |um |à |alle )?(\d{1,2})[:.h](\d{2})(?:[:.](\d{2})(?:[.,]\d+)?)?\s*([ap])?\.?(?:m\.?)?)/i
		.source;
const zone = /\s*(?:(Z\b|UTC|GMT)?\s*([+-]\d{1,2}(?::?\d{2})?)?)/i.source;
const numeric = new RegExp(`(\\d{1,4})([./-])(\\d{1,2})\\2(\\d{2,4})${clock}${zone}`, "i");
const inWords = new RegExp(
	`(?:(\\d{1,2})\\.?\\s+(?:de\\s+)?(\\p{L}{3,})\\.?|(\\p{L}{3,})\\.?\\s+(\\d{1,2})),?\\s+(?:de\\s+)?(\\d{4})${clock}${zone}`,
	"iu",
);

/** Several check-ins may stand in one cell. A longer cell is a text. */
const timeMaxLength = 500;

/** The column's order, by the days in it that can only be read in one way. */
export function dayOrderOf(cells: Iterable<string>): DayOrder {
	for (const cell of cells) {
		if (cell.length > timeMaxLength) continue;
		const [, first, sign, then] = /(\d{1,2})([/-])(\d{1,2})\2\d{2}/.exec(cell) ?? [];
		if (sign === undefined) continue;
		if (Number(first) > 12) return "DAY_FIRST";
		if (Number(then) > 12) return "MONTH_FIRST";
	}
	return null;
}

/**
 * ISO 8601 in UTC, or null if the text holds no time that can be read in one way only. Where it names no zone, it is a time of
 * the clock in `timezone`.
 */
export function timeIn(text: string, order: DayOrder, timezone: string): string | null {
	if (text.length > timeMaxLength) return null;
	const match = numeric.exec(text);
	if (match) {
		const [, a = "", sign, b = "", c = "", ...rest] = match;
		const day = dayOf(a, b, c, sign === "." ? "DAY_FIRST" : order);
		return day && instant(day, rest, text, match, timezone);
	}
	const words = inWords.exec(text);
	if (!words) return null;
	const [, day1, month1, month2, day2, year = "", ...rest] = words;
	const month =
		months().get(plainWords(month1 ?? month2 ?? "").slice(0, 3)) ??
		months().get(plainWords(month1 ?? month2 ?? ""));
	return month ? instant([Number(year), month, Number(day1 ?? day2)], rest, text, words, timezone) : null;
}

type Day = [year: number, month: number, day: number];

function dayOf(a: string, b: string, c: string, order: DayOrder): Day | null {
	if (a.length === 4) return [Number(a), Number(b), Number(c)];
	const year = c.length === 2 ? 2000 + Number(c) : Number(c);
	if (order === null && a !== b) return null;
	return order === "MONTH_FIRST" ? [year, Number(a), Number(b)] : [year, Number(b), Number(a)];
}

function instant(
	[year, month, day]: Day,
	[hour = "", minute = "", second, half, utc, offset]: readonly (string | undefined)[],
	text: string,
	match: RegExpExecArray,
	timezone: string,
): string | null {
	// "EST" and the like mean different zones to different people.
	if (/^\s*[A-Z]{2,5}\b/.test(text.slice(match.index + match[0].length))) return null;
	const hours = half ? (Number(hour) % 12) + (/p/i.test(half) ? 12 : 0) : Number(hour);
	const parts = [year, month - 1, day, hours, Number(minute), Number(second ?? 0)] as const;
	const wall = Date.UTC(...parts);
	// JavaScript turns 31 February into another day.
	if (hours > 23 || Number(minute) > 59 || new Date(wall).getUTCDate() !== day || month < 1 || month > 12)
		return null;
	if (year < 2000 || year > 2100) return null;
	if (offset) return new Date(wall - minutesOf(offset) * 60_000).toISOString();
	return new Date(utc ? wall : new TZDate(...parts, timezone).getTime()).toISOString();
}

function minutesOf(offset: string): number {
	const [, sign, hours, minutes] = /([+-])(\d{1,2}):?(\d{2})?/.exec(offset) ?? [];
	return (sign === "-" ? -1 : 1) * (Number(hours) * 60 + Number(minutes ?? 0));
}

let known: Map<string, number> | undefined;

/** The names of the months, long and by their first three letters where those are no other month's. */
function months(): ReadonlyMap<string, number> {
	if (known) return known;
	known = new Map();
	for (const language of ["en", "de", "es", "fr", "it", "nl", "pt"]) {
		const name = new Intl.DateTimeFormat(language, { month: "long", timeZone: "UTC" });
		for (let month = 1; month <= 12; month += 1) {
			const words = plainWords(name.format(Date.UTC(2026, month - 1, 15)));
			known.set(words, month);
			const short = words.slice(0, 3);
			// French "juin" and "juillet".
			if (short !== "jui") known.set(short, month);
		}
	}
	return known;
}
