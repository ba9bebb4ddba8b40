/** One row of a table as somebody on the roll. */
import { ticketCodeMaxLength } from "@/rules/imports";
import type { ListedPerson } from "@/rules/listed-person";
import { groupMaxLength, personNameMaxLength, plusOnesMax, rollNoteMaxLength } from "@/rules/roll";
import { addressesIn, companionsIn, saysNothing } from "../columns/cells";
import type { Field } from "../columns/fields";
import {
	answerOf,
	arrivalOf,
	paymentOf,
	presenceOf,
	type Status,
	statusInOurs,
	voidingOf,
} from "../columns/statuses";
import { type DayOrder, timeIn } from "../columns/times";
import { shortened } from "./collector";
import type { AsideReason, Remark } from "./list";

export interface Reader {
	/** The columns of each field, the best first. */
	columns: ReadonlyMap<string, readonly number[]>;
	/** By column. */
	orders: ReadonlyMap<number, DayOrder>;
	timezone: string;
	/** The list is one column of names and addresses. */
	mixed: boolean;
	/** Rollcall wrote the list, so that "registered" says that somebody was not there. */
	isOurs: boolean;
	/** The guardians of whom there is a column, from 1. Most lists have none. */
	guardians: readonly number[];
}

export const columnKey = (field: Field, guardian?: number): string =>
	guardian === undefined ? field : `${field}${guardian}`;

const noCells: readonly string[] = [];

export interface ReadRow {
	person: ListedPerson;
	/** Why the row does not count, if it does not. */
	aside: AsideReason | null;
	remarks: Omit<Remark, "row">[];
}

export function personOfRow(row: number, cells: readonly string[], reader: Reader): ReadRow {
	const remarks: Omit<Remark, "row">[] = [];
	const all: Cells = (field, guardian) =>
		reader.columns
			.get(columnKey(field, guardian))
			?.map((index) => cells[index] ?? "")
			.filter((cell) => cell !== "") ?? noCells;
	// On our roll somebody may be called "-".
	const says = (cell: string) => reader.isOurs || !saysNothing(cell);
	const one = (field: Field, guardian?: number) => all(field, guardian).find(says) ?? null;
	const cut = (text: string | null, max: number) => {
		if (text === null || text.length <= max) return text;
		remarks.push({ reason: "CUT", text });
		return shortened(text, max);
	};
	const addresses = (texts: readonly string[]) => {
		const found = texts.map(addressesIn);
		for (const { unclear } of found)
			for (const text of unclear) remarks.push({ reason: "EMAIL_UNCLEAR", text });
		return {
			emails: [...new Set(found.flatMap(({ emails }) => emails))],
			name: found.map(({ name }) => name).find((name) => name !== null) ?? null,
		};
	};

	const written = nameOf(one("NAME"), [one("FIRST_NAME"), one("MIDDLE_NAME"), one("LAST_NAME")]);
	// "Ann Lee <ann@example.org>", or an address where nobody gave a name.
	const inName = written?.includes("@") && !reader.isOurs ? addressesIn(written) : null;
	const isName = !inName || inName.emails.length === 0;
	const listed = all("EMAIL");
	const onlyName = reader.mixed && listed.every((cell) => !cell.includes("@"));
	const { emails, name: besideAddress } = onlyName
		? { emails: [], name: listed[0] ?? null }
		: addresses(listed);
	const known = [...new Set([...emails, ...(inName?.emails ?? [])])];
	const presence = presenceIn(all, cells, reader, remarks);
	const ticketCode = one("TICKET_CODE");
	if (ticketCode && ticketCode.length > ticketCodeMaxLength)
		remarks.push({ reason: "TICKET_CODE_UNCLEAR", text: ticketCode });
	const plusOnes = companionsIn(one("PLUS_ONES") ?? "", plusOnesMax);
	if (plusOnes === "unclear") remarks.push({ reason: "PLUS_ONES_UNCLEAR", text: one("PLUS_ONES") ?? "" });
	return {
		person: {
			row,
			name: (isName ? written : inName?.name) ?? besideAddress,
			email: known[0] ?? null,
			otherEmails: known.slice(1),
			group: cut(oneLine(one("GROUP")), groupMaxLength),
			plusOnes: typeof plusOnes === "number" ? plusOnes : null,
			note: cut(all("NOTE").filter(says).join("\n") || null, rollNoteMaxLength),
			ticketCode: ticketCode && ticketCode.length <= ticketCodeMaxLength ? ticketCode : null,
			attended: presence.attended,
			checkedInAt: presence.checkedInAt,
			guardians: guardiansIn(one, all, { addresses, cut, ...reader }),
		},
		// Who was checked in was there, whatever became of the ticket.
		aside: presence.attended ? null : presence.aside,
		remarks,
	};
}

const oneLine = (text: string | null) => text?.replaceAll(/\s+/g, " ").trim() || null;

function nameOf(full: string | null, parts: readonly (string | null)[]): string | null {
	return oneLine(full ?? parts.filter((part) => part !== null).join(" "));
}

type Cells = (field: Field, guardian?: number) => readonly string[];

function presenceIn(
	all: Cells,
	cells: readonly string[],
	{ columns, orders, timezone, isOurs }: Reader,
	remarks: Omit<Remark, "row">[],
): { attended: boolean | null; checkedInAt: string | null; aside: AsideReason | null } {
	const statuses: (Status | null)[] = [
		...all("STATUS").map((cell) => (isOurs ? statusInOurs(cell) : answerOf(cell))),
		...all("PAID").map(paymentOf),
		...all("VOID").map(voidingOf),
	];
	const times: string[] = [];
	for (const field of ["CHECKED_IN", "ATTENDED"] as const)
		for (const index of columns.get(columnKey(field)) ?? []) {
			const cell = cells[index] ?? "";
			if (saysNothing(cell)) continue;
			const time = timeIn(cell, orders.get(index) ?? null, timezone);
			const status = time ? null : field === "ATTENDED" ? presenceOf(cell) : arrivalOf(cell);
			if (time) times.push(time);
			if (status === "NOT_YET") continue;
			if (time || status) statuses.push(time ? "WERE_THERE" : status);
			else if (looksLikeTime.test(cell.slice(0, 500))) {
				statuses.push("WERE_THERE");
				if (/\d[:.h]\d\d/.test(cell.slice(0, 500))) remarks.push({ reason: "TIME_UNCLEAR", text: cell });
			} else remarks.push({ reason: "CHECK_IN_UNCLEAR", text: cell });
		}
	const attended = statuses.includes("WERE_THERE")
		? true
		: statuses.includes("WERE_NOT_THERE")
			? false
			: null;
	const aside = statuses.find(
		(status) => status !== null && status !== "WERE_THERE" && status !== "WERE_NOT_THERE",
	);
	return {
		attended,
		checkedInAt: times.sort()[0] ?? null,
		aside: (aside as AsideReason | undefined) ?? null,
	};
}

const looksLikeTime = /\d{1,4}[./-]\d{1,2}[./-]\d{2}|\d{1,2}:\d\d/;

function guardiansIn(
	one: (field: Field, guardian?: number) => string | null,
	all: Cells,
	{
		addresses,
		cut,
		isOurs,
		guardians: numbers,
	}: {
		addresses: (texts: readonly string[]) => { emails: string[]; name: string | null };
		cut: (text: string | null, max: number) => string | null;
		isOurs: boolean;
		guardians: readonly number[];
	},
): ListedPerson["guardians"] {
	const guardians: ListedPerson["guardians"] = [];
	for (const number of numbers) {
		const written = nameOf(one("GUARDIAN_NAME", number), [
			one("GUARDIAN_FIRST_NAME", number),
			one("GUARDIAN_LAST_NAME", number),
		]);
		const isAddress = !isOurs && written?.includes("@");
		const { emails, name } = addresses([
			...all("GUARDIAN_EMAIL", number),
			...(isAddress && written ? [written] : []),
		]);
		const called = (isAddress ? null : written) ?? name;
		const [first = null, ...others] = emails;
		if (called !== null || first !== null)
			guardians.push({ name: cut(called, personNameMaxLength), email: first });
		// A cell with the addresses of both parents.
		for (const email of others) guardians.push({ name: null, email });
	}
	return guardians;
}
