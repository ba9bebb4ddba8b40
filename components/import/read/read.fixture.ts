/** Reads a list in a test as the worker reads it in the browser. */
import type { ListedPerson } from "@/rules/listed-person";
import { utf8 } from "../formats/xlsx.fixture";
import type { ListRead } from "./list";
import { type Choices, readBytes } from "./read-bytes";

const timezone = "Europe/Berlin";

export const read = (
	list: string | Uint8Array<ArrayBuffer>,
	choices: Partial<Choices> = {},
): Promise<ListRead> => readBytes(typeof list === "string" ? utf8(list) : list, { timezone, ...choices });

const nobody: Omit<ListedPerson, "row"> = {
	name: null,
	email: null,
	otherEmails: [],
	group: null,
	plusOnes: null,
	note: null,
	ticketCode: null,
	attended: null,
	checkedInAt: null,
	guardians: [],
};

export const person = (row: number, says: Partial<ListedPerson>): ListedPerson => ({
	...nobody,
	...says,
	row,
});

/** The rows that were set aside, as "4 NOT_COMING". */
export const aside = (list: ListRead) => list.setAside.map(({ row, reason }) => `${row} ${reason}`);
export const remarks = (list: ListRead) => list.remarks.map(({ row, reason }) => `${row} ${reason}`);
