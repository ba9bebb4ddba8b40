import { importPartBytes, importPartRows } from "@/rules/imports";
import type { ListedPerson, SentPerson } from "@/rules/listed-person";

/** What the list does not say is left out. */
function sent({ row, ...said }: ListedPerson): SentPerson {
	const person: SentPerson & Record<string, unknown> = { row };
	for (const [field, value] of Object.entries(said))
		if (value !== null && !(Array.isArray(value) && value.length === 0)) person[field] = value;
	return person;
}

/** As many rows at a time as one request may hold. */
export function* parts(people: readonly ListedPerson[]): Generator<SentPerson[]> {
	const encoder = new TextEncoder();
	let part: SentPerson[] = [];
	let bytes = 0;
	for (const row of people) {
		const person = sent(row);
		const size = encoder.encode(JSON.stringify(person)).length + 1;
		if (part.length > 0 && (bytes + size > importPartBytes || part.length === importPartRows)) {
			yield part;
			part = [];
			bytes = 0;
		}
		part.push(person);
		bytes += size;
	}
	if (part.length > 0) yield part;
}
