import superjson from "superjson";
import { expect, test } from "vitest";
import { importPartRows } from "@/rules/imports";
import type { ListedPerson } from "@/rules/listed-person";
import { limits } from "@/server/limits";
import { addRowsInput } from "@/server/routers/imports.schema";
import { listed } from "@/tests/setup/lists";
import { parts } from "./parts";

const rowsInput = addRowsInput.shape.rows;

const sizes = (people: readonly ListedPerson[]) =>
	[...parts(people)].map((rows) =>
		Buffer.byteLength(superjson.stringify({ eventId: "", importId: "", rows })),
	);

test("a list is sent in parts that the server takes, and no row is lost", () => {
	// Letters of three bytes each, and the longest note.
	const people = Array.from({ length: 300 }, (_, row) =>
		listed(row + 1, { name: "名", note: "字".repeat(1_000) }),
	);
	// The server puts back what was left out (server/routers/imports.schema.ts).
	const arrived = [...parts(people)].flatMap((rows) => rowsInput.parse(rows));
	expect(arrived).toEqual(people);
	for (const size of sizes(people)) expect(size).toBeLessThan(limits.requestBytes);
});

test("short rows come in parts of a thousand at most", () => {
	const people = Array.from({ length: 2_500 }, (_, row) => listed(row, { name: "A" }));
	expect([...parts(people)].flat()).toHaveLength(2_500);
	for (const part of parts(people)) expect(part.length).toBeLessThanOrEqual(importPartRows);
	for (const size of sizes(people)) expect(size).toBeLessThan(limits.requestBytes);
});
