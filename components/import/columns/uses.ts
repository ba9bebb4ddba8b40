/** What every column of a list holds: by its name, by the names beside it, and where those say nothing by what stands in it. */
import { addressesIn, companionsIn } from "./cells";
import type { Field } from "./fields";
import { type Named, namedUse } from "./header";
import { plainWords } from "./words";

/** Somebody else's address. */
const ofOthers =
	/\b(order|buyer|purchaser|payer|billing|emergency|host|organi[sz]er|referred|referrer|invited by|bestell\w*|kaufer\w*|rechnung\w*|notfall\w*)\b/;

/** `samples` are some rows below the header. Null for a column from which nothing is read. */
export function usesOf(
	headers: readonly string[],
	samples: readonly (readonly string[])[],
): (Named | null)[] {
	const found = headers.map((header) => (header === "" ? null : namedUse(header)));
	const has = (field: Field) => found.some((use) => use?.field === field && !use.unclear);
	const uses = found.map((use, index) => (use?.unclear ? decided(use, index) : use));

	function decided(use: Named, index: number): Named | null {
		const as = (field: Field): Named => ({ field, rank: use.rank });
		const [first, last] = [has("FIRST_NAME"), has("LAST_NAME")];
		switch (use.unclear) {
			case "HALF_FIRST":
				return as(last && !first ? "FIRST_NAME" : "NAME");
			case "HALF_LAST":
				return as(first && !last ? "LAST_NAME" : "NAME");
			case "HALF_EITHER":
				return as(first === last ? "NAME" : first ? "LAST_NAME" : "FIRST_NAME");
			case "ATTENDANCE":
				// Beside a column for the answer it is what happened. Alone it may be the answer.
				return as(has("STATUS") ? "ATTENDED" : "STATUS");
			case "ARRIVAL":
				// pretix has it beside a column for having been checked in by itself, which it may call so in English.
				return headers.some((header) => /\bautomat/.test(plainWords(header))) ? as("CHECKED_IN") : null;
			default: {
				const values = valuesOf(index, samples);
				const numbers = values.filter((value) => typeof companionsIn(value, 99) === "number");
				if (numbers.length * 2 >= values.length) return as("PLUS_ONES");
				return has("NAME") || first || last ? null : as("NAME");
			}
		}
	}

	if (!uses.some((use) => use?.field === "EMAIL")) {
		const index = addressColumn(uses, headers, samples);
		if (index !== -1) uses[index] = { field: "EMAIL", rank: 200 };
	}
	return uses;
}

/** For a list whose columns have no names. */
export function usesWithoutNames(width: number, samples: readonly (readonly string[])[]): (Named | null)[] {
	const uses: (Named | null)[] = Array.from({ length: width }, () => null);
	const email = addressColumn(uses, [], samples);
	if (email !== -1) uses[email] = { field: "EMAIL", rank: 0 };
	else if (width === 1) uses[0] = { field: "NAME", rank: 0 };
	const name = uses.indexOf(null);
	if (email !== -1 && width === 2) uses[name] = { field: "NAME", rank: 0 };
	return uses;
}

function addressColumn(
	uses: readonly (Named | null)[],
	headers: readonly string[],
	samples: readonly (readonly string[])[],
): number {
	const shares = uses.map((use, index) => {
		if (use || ofOthers.test(plainWords(headers[index] ?? ""))) return 0;
		const values = valuesOf(index, samples);
		const addresses = values.filter((value) => addressesIn(value).emails.length > 0);
		return values.length === 0 ? 0 : addresses.length / values.length;
	});
	const most = Math.max(0, ...shares);
	return most >= 0.5 ? shares.indexOf(most) : -1;
}

const valuesOf = (index: number, samples: readonly (readonly string[])[]) =>
	samples.map((cells) => cells[index] ?? "").filter((cell) => cell !== "");
