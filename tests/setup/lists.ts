/** Lists as the browser sends them, and what an organizer does with one. */
import { type ImportDecision, type ImportKind, importFields } from "@/rules/imports";
import type { ListedPerson } from "@/rules/listed-person";
import type { Person, scene } from "./scene";

type S = Awaited<ReturnType<typeof scene>>;

/** A row that says nothing but this. */
export const listed = (row: number, fields: Partial<ListedPerson>): ListedPerson => ({
	...{ row, name: null, email: null, otherEmails: [], group: null, plusOnes: null, note: null },
	...{ ticketCode: null, attended: null, checkedInAt: null, guardians: [], ...fields },
});

/** Rows with the numbers that a file with a line of headings has. */
export const list = (...rows: Partial<ListedPerson>[]) => rows.map((fields, at) => listed(at + 2, fields));

/** Sends a list and compares it. */
export async function compare(s: S, people: readonly ListedPerson[], who: Person = s.organizer) {
	const api = s.as(who).imports;
	const about = { eventId: s.event.id };
	const { importId } = await api.begin({ ...about, fileName: "guests.csv", count: people.length });
	for (let from = 0; from < people.length; from += 100)
		await api.addRows({ ...about, importId, rows: people.slice(from, from + 100) });
	return api.compare({ ...about, importId });
}

/** The lines of a comparison in words, by kind: who, why, and what changes. */
export async function told(s: S, importId: string) {
	const said: Partial<Record<ImportKind, string[]>> = {};
	for (const kind of ["NEW", "CHANGED", "UNCLEAR", "ABSENT", "GONE", "UNCHANGED"] as const) {
		const { lines } = await s.as(s.organizer).imports.lines({ eventId: s.event.id, importId, kind });
		if (lines.length > 0)
			said[kind] = lines.map(({ name, email, reason, hints, changes }) =>
				[
					name ?? email ?? "–",
					...(reason ? [reason] : []),
					...hints,
					...importFields.flatMap((field) => {
						const change = changes[field];
						return change ? [`${field}: ${change[0] ?? "–"} → ${change[1] ?? "–"}`] : [];
					}),
				].join(", "),
			);
	}
	return said;
}

export async function apply(
	s: S,
	{ id, version }: { id: string; version: number },
	decisions: Partial<Record<ImportKind, ImportDecision>> = {},
	photos: "KEEP" | "HIDE" | "REMOVE" = "KEEP",
) {
	const api = s.as(s.organizer).imports;
	const about = { eventId: s.event.id, importId: id };
	for (const kind of ["NEW", "CHANGED", "UNCLEAR", "ABSENT", "GONE"] as const) {
		const decision = decisions[kind];
		if (decision) ({ version } = await api.decide({ ...about, about: { kind }, decision }));
	}
	return api.commit({ ...about, version, photos });
}

/** The roll as the database has it, without what counts changes. */
export async function rollNow(s: S) {
	const rows = await s.db.attendance.findMany({ where: { eventId: s.event.id }, orderBy: { id: "asc" } });
	return rows.map(({ version: _, ...row }) => row);
}
