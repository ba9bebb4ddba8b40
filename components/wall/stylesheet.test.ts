import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { rowHeights, unfinishedRowGrow } from "@/rules/wall";

const stylesheet = readFileSync(new URL("../../app/globals.css", import.meta.url), "utf8");

test("the stylesheet lays rows out with the numbers of the arithmetic", () => {
	const wall = /@utility photo-wall \{(.*?)\n\}/s.exec(stylesheet)?.[1] ?? "";
	const heights = [...wall.matchAll(/(?:@media \(width >= ([\d.]+)rem\) \{\s*)?--row: ([\d.]+)rem;/g)]
		.map(([, fromWidth = "0", height]) => ({ fromWidth: Number(fromWidth), height: Number(height) }))
		.reverse();
	expect(heights).toEqual(rowHeights);
	const grow = /@utility photo-grid \{.*?&::after \{.*?flex: (\d+) 1 0;/s.exec(stylesheet)?.[1];
	expect(Number(grow)).toBe(unfinishedRowGrow);
});
