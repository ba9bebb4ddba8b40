/** What `npm run check:vercel` prints about a build: a line for each function, and what belongs to all of them. */
import type { Expected } from "./expected";
import type { Build } from "./rule";
import { budgetOf, megabytesOf } from "./size-rule";

export function describe(build: Build, expected: Expected): string[] {
	const crons = build.crons.map(({ path, schedule }) => `${path} at ${schedule}`);
	return [
		...functionTable(build, expected),
		"",
		`cron: ${crons.join(", ") || "none"}`,
		`region: ${build.vercelJson.regions?.join(", ") ?? "none"} (from vercel.json; the build's output states none)`,
		"memory, and a time that is the project's: settings of the project at Vercel",
		`migrations applied: ${build.migrations.applied.length} of ${build.migrations.existing.length}`,
	];
}

function functionTable({ functions }: Build, expected: Expected): string[] {
	const rows = functions
		.toSorted((a, b) => megabytesOf(b) - megabytesOf(a))
		.map((own) => [
			own.name,
			megabytesOf(own).toFixed(1),
			String(budgetOf(own, expected)),
			own.runtime.replace(/^nodejs/, ""),
			own.maxDuration ? `${own.maxDuration} s` : "project's",
			[...own.files.keys()].some((path) => path.includes("libvips")) ? "yes" : "no",
			own.routes.join(" "),
		]);
	const table = [["function", "MB", "at most", "Node", "time", "libvips", "answers"], ...rows];
	const widthOf = (column: number) => Math.max(...table.map((row) => row[column]?.length ?? 0));
	const numbers = [1, 2];
	return table.map((row) =>
		row
			.map((cell, i) => (numbers.includes(i) ? cell.padStart(widthOf(i)) : cell.padEnd(widthOf(i))))
			.join("  ")
			.trimEnd(),
	);
}
