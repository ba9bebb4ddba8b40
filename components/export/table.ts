/** The roll as a table: the headings and cells of an export, in the words that components/import reads. */
import type { Cell } from "@/rules/csv";
import type { ExportedPerson } from "../trpc/types";

export interface Headings {
	columns: readonly string[];
	statuses: Record<ExportedPerson["status"], string>;
}

/** The first row has the headings. */
export function tableOf(people: readonly ExportedPerson[], { columns, statuses }: Headings): Cell[][] {
	return [
		[...columns],
		...people.map(({ name, email, group, plusOnes, note, ticketCode, status, checkedInAt, guardian }) => [
			...[name ?? "", email ?? "", group ?? "", plusOnes, note ?? "", ticketCode ?? "", statuses[status]],
			...[checkedInAt?.toISOString() ?? "", guardian?.name ?? "", guardian?.email ?? ""],
		]),
	];
}
