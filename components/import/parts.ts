import { importPartBytes, importPartRows } from "@/rules/imports";
import type { ListedPerson } from "@/rules/listed-person";

/** As many rows at a time as one request may hold. */
export function* parts(people: readonly ListedPerson[]): Generator<ListedPerson[]> {
	const encoder = new TextEncoder();
	let part: ListedPerson[] = [];
	let bytes = 0;
	for (const person of people) {
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
