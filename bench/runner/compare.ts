/**
 * Two versions that were measured in turns, as one table with a line for each figure. The ratio is new to old; next
 * to it is the range of the ratios of some blocks of turns. A ratio means little if its range includes 1.
 */
import type { Measuring } from "./bench";
import { nameOf, rounded, type Table } from "./table";
import { blocksOf } from "./turns";

const blocks = 4;

/** Each figure of some tables by its name. A text that is no number, such as how a file was refused, is one too. */
function figuresOf(tables: Table[]): Map<string, number | string> {
	return new Map(
		tables.flatMap(({ columns, rows }) =>
			rows.flatMap(({ name, cells }) =>
				cells.map((cell, at): [string, number | string] => {
					const column = columns[at];
					return [`${name} | ${column ? nameOf(column) : ""}`, typeof cell === "string" ? cell : cell.value];
				}),
			),
		),
	);
}

type Tables = Pick<Measuring, "tables">;

export function renderComparison({ fresh, old, rounds }: { fresh: Tables; old: Tables; rounds: number }) {
	const [news, olds] = [figuresOf(fresh.tables()), figuresOf(old.tables())];
	const parts = blocksOf(rounds, blocks).map(({ from, to }) => ({
		fresh: figuresOf(fresh.tables(from, to)),
		old: figuresOf(old.tables(from, to)),
	}));
	const lines = [...new Set([...olds.keys(), ...news.keys()])].map((name) => {
		const [after, before] = [news.get(name), olds.get(name)];
		const ratios = parts.flatMap((part) => ratioOf(part.fresh.get(name), part.old.get(name)) ?? []);
		const range = ratios.length > 1 ? `${show(Math.min(...ratios))} to ${show(Math.max(...ratios))}` : "";
		const isText = typeof after === "string" && typeof before === "string";
		const change = isText ? (after === before ? "same" : "differs") : show(ratioOf(after, before));
		return `| ${name} | ${show(before)} | ${show(after)} | ${change} | ${range} |`;
	});
	return ["| what | figure | old | new | new / old | in parts |", `|${" --- |".repeat(6)}`, ...lines].join(
		"\n",
	);
}

const ratioOf = (after: number | string | undefined, before: number | string | undefined) =>
	typeof after === "number" && typeof before === "number" && before !== 0 ? after / before : undefined;

const show = (value: number | string | undefined) =>
	typeof value === "number"
		? rounded(value).toLocaleString("en", { maximumFractionDigits: 3 })
		: (value ?? "—");
