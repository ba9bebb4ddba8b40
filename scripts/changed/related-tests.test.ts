import { expect, test } from "vitest";
import { relatedTests } from "./related-tests";

const files = [
	{ file: "rules/words.ts", source: "export const words = 1;" },
	{ file: "rules/words.test.ts", source: 'import { words } from "./words";' },
	{ file: "server/photos/title.ts", source: 'import { words } from "@/rules/words";' },
	{
		file: "server/photos/title.test.ts",
		source: 'import { t } from "./title";\nimport "@/tests/setup/scene";',
	},
	{ file: "server/photos/hours.long.test.ts", source: 'import { t } from "./title";' },
	{ file: "server/mail/mail.test.ts", source: 'import { m } from "./mail";' },
	{ file: "server/mail/mail.ts", source: "export const m = 1;" },
	{ file: "tests/setup/scene.ts", source: "export const scene = 1;" },
	{ file: "tests/docs.test.ts", source: "" },
];
const names = (changed: string[]) => relatedTests(files, changed).map(({ file }) => file);

test("the closest test comes first, and tests of other files and long tests are left out", () => {
	expect(names(["rules/words.ts"])).toEqual(["rules/words.test.ts", "server/photos/title.test.ts"]);
	expect(names(["server/photos/title.ts"])).toEqual(["server/photos/title.test.ts"]);
});

test("a changed test is related to itself", () => {
	expect(relatedTests(files, ["rules/words.test.ts"])).toEqual([
		{ file: "rules/words.test.ts", distance: 0, needsServices: false },
	]);
});

test("a test that reads a file without importing it is related too", () => {
	expect(names(["README.md"])).toEqual(["tests/docs.test.ts"]);
});

test("the tests that read all sources are related to a change of any sentence", () => {
	const readers = ["tests/messages.test.ts", "tests/prose.test.ts"].map((file) => ({ file, source: "" }));
	const found = relatedTests([...files, ...readers], ["messages/de/photo.ts"]).map(({ file }) => file);
	expect(found).toEqual(["tests/messages.test.ts"]);
});

test("only a test that reaches the tests' setup needs the services", () => {
	const needs = Object.fromEntries(
		relatedTests(files, ["rules/words.ts"]).map(({ file, needsServices }) => [file, needsServices]),
	);
	expect(needs).toEqual({ "rules/words.test.ts": false, "server/photos/title.test.ts": true });
});
