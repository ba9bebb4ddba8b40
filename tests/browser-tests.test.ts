import { readdirSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";
import playwright from "@/playwright.config";

test("what phones leave out runs on a desktop", () => {
	const folder = new URL("./e2e/", import.meta.url);
	const ignoredBy = (name: string) =>
		[playwright.projects?.find((project) => project.name === name)?.testIgnore ?? []].flat();
	const tagged = readdirSync(folder).filter(
		(file) => file.endsWith(".spec.ts") && readFileSync(new URL(file, folder), "utf8").includes('"@once"'),
	);
	expect(tagged.length).toBeGreaterThan(10);
	const nowhere = [...tagged, ...ignoredBy("phone")].filter((file) => ignoredBy("desktop").includes(file));
	expect(nowhere.filter((file) => !String(file).startsWith("**/embedded/"))).toEqual([]);
});
