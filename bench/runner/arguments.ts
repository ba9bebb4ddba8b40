/** The command line of `npm run bench`, and what it prints without one. */
import { parseArgs } from "node:util";
import { messageOf, PlainError } from "@/scripts/stack/plain-error";
import type { Bench, Parameters } from "./bench";

export type Command =
	| { kind: "list" }
	| { kind: "all" }
	| { kind: "run"; bench: Bench; parameters: Parameters; against?: string };

/** Throws a PlainError that names what exists. */
export function readArguments(args: string[], benches: readonly Bench[]): Command {
	const names = new Set(benches.flatMap(({ parameters }) => Object.keys(parameters)));
	const { positionals, values } = parse(args, [...names, "against"]);
	const { all, against, ...given } = values;
	const [name, ...more] = positionals;
	if (all !== undefined) {
		if (args.length > 1) throw new PlainError("--all runs every bench as it is, so it stands alone.");
		return { kind: "all" };
	}
	if (name === undefined) {
		if (args.length > 0) throw new PlainError(`Name a bench first: ${listed(benches)}.`);
		return { kind: "list" };
	}
	const bench = benches.find((one) => one.name === name);
	if (!bench) throw new PlainError(`There is no bench ${name}. These exist: ${listed(benches)}.`);
	if (more.length > 0) throw new PlainError("One bench runs at a time. --all runs each in turn.");
	const parameters = { ...bench.parameters };
	for (const [parameter, text] of Object.entries(given)) {
		const own = Object.keys(bench.parameters).map((key) => `--${key}`);
		if (!Object.hasOwn(bench.parameters, parameter))
			throw new PlainError(`${name} has no --${parameter}. It has ${own.join(", ")}.`);
		const value = Number(text);
		if (!Number.isInteger(value) || value < 1)
			throw new PlainError(`--${parameter} is ${text}, but it must be a whole number above zero.`);
		Object.assign(parameters, { [parameter]: value });
	}
	return { kind: "run", bench, parameters, ...(typeof against === "string" && { against }) };
}

function parse(
	args: string[],
	withValue: string[],
): { positionals: string[]; values: Record<string, unknown> } {
	const options = Object.fromEntries(withValue.map((name) => [name, { type: "string" as const }]));
	try {
		return parseArgs({
			args,
			allowPositionals: true,
			options: { ...options, all: { type: "boolean" as const } },
		});
	} catch (error) {
		// Node adds advice about arguments that begin with a dash.
		throw new PlainError(messageOf(error).split(". ")[0] ?? "");
	}
}

const listed = (benches: readonly Bench[]) => benches.map(({ name }) => name).join(", ");

/** What `npm run bench` prints. */
export function listBenches(benches: readonly Bench[]): string {
	const width = Math.max(...benches.map(({ name }) => name.length)) + 2;
	const indent = " ".repeat(width);
	const lines = benches.flatMap(({ name, measures, minutes, needs, parameters, build }) => {
		const wanted = [...(build ? ["a production build (made if needed)"] : []), ...needs];
		const flags = Object.entries(parameters).map(([key, value]) => `--${key}=${value}`);
		return [
			`${name.padEnd(width)}${measures}`,
			`${indent}about ${minutes} min with ${flags.join(" ")}`,
			...(wanted.length > 0 ? [`${indent}needs ${wanted.join(", ")}`] : []),
		];
	});
	return [
		...lines,
		"",
		"npm run bench -- NAME                     runs one, and writes its table in bench/README.md",
		"npm run bench -- NAME --rounds=3          the same with other parameters, which the table states",
		"npm run bench -- NAME --against COMMIT    compares this folder with a commit, in turns; writes nothing",
		"npm run bench -- --all                    runs all, one after the other",
	].join("\n");
}
