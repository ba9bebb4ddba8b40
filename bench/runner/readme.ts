/**
 * The blocks of bench/README.md that the runs write, one for each bench, between two comments. The rest of the file
 * is prose by hand, and may not contain a measured figure, because nothing says which run it came from.
 */
import { type RunRecord, renderRecord } from "./record";

const begin = (name: string) => `<!-- bench ${name}: written by its run -->`;
const end = (name: string) => `<!-- end of ${name} -->`;
const anyBlock = /^<!-- bench (\S+): written by its run -->$.*?^<!-- end of \1 -->$/gms;

/** The text with the block of each record. A bench without a block gets one at the end, below a heading. */
export function writeBlocks(readme: string, records: RunRecord[]): string {
	return records.reduce((text, record) => {
		const block = `${begin(record.bench)}\n\n${renderRecord(record)}\n\n${end(record.bench)}`;
		const old = [...text.matchAll(anyBlock)].find(([, name]) => name === record.bench)?.[0];
		return old === undefined
			? `${text.trimEnd()}\n\n## ${record.bench}\n\n${block}\n`
			: text.replace(old, () => block);
	}, readme);
}

/** The names of the benches that have a block, in the order of the text. */
export const blocksIn = (readme: string) => [...readme.matchAll(anyBlock)].map(([, name]) => name);

const numeral =
	"two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fifteen|twenty|thirty|forty|fifty|hundred|thousand|million|half a|a third of a|a quarter of a";
const unit =
	"×|%|per ?cent|times|as (?:long|much|many|fast|slow)|fold|ms|s|milliseconds?|seconds?|min|minutes?|hours?|bytes|[kMGT]i?B|(?:kilo|mega|giga)bytes?|px|pixels?|queries|points?";
/** A figure with a unit, in digits or in words: "5 ms", "1,077 kB", "ten times", "`0.7 s`". */
const figureWithUnit = new RegExp(
	`(?:\\d[\\d.,]*\\s*|\\b(?:${numeral})[ -])(?:${unit})(?![\\w-])|\\b(?:twice|thrice|double|triple)\\b`,
	"i",
);

/**
 * The lines outside of the blocks that contain a figure. The rule is strict, so that it needs no judgment: no number in
 * digits except in code and in the target of a link, and nowhere a number with a unit. The size of what is measured is said
 * in words or is a parameter, which the block shows; an aim is in the table.
 */
export function figuresInProse(readme: string): string[] {
	return readme
		.replaceAll(anyBlock, "")
		.split("\n")
		.filter((line) => {
			const told = line.replaceAll(/\]\([^)]*\)/g, "]");
			return figureWithUnit.test(told) || /(?<![\p{L}\d])\d/u.test(told.replaceAll(/`[^`]*`/g, ""));
		});
}
