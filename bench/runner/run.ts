/** Runs one bench on this folder, or on this folder and a commit in turns. */
import { readFileSync, writeFileSync } from "node:fs";
import { availableParallelism } from "node:os";
import { join } from "node:path";
import { messageOf, PlainError } from "@/scripts/stack/plain-error";
import { root } from "@/scripts/stack/root";
import type { Bench, Parameters } from "./bench";
import { findCommit, type State, stateOf } from "./commit";
import { renderComparison } from "./compare";
import { watchLoad } from "./load";
import { writeBlocks } from "./readme";
import { type RunRecord, renderRecord, runOf, writeRecord } from "./record";
import { makeServices } from "./services";
import type { Stops } from "./stops";
import { missedAims } from "./table";
import { turnsOf } from "./turns";
import { thisVersion, type Version, versionOf } from "./version";

const results = join(root, "bench/results");
const readme = join(root, "bench/README.md");

/** Measures the versions, each `rounds` times. */
async function measure(
	bench: Bench,
	parameters: Parameters,
	{ stops, prepare }: { stops: Stops; prepare: () => Promise<Version[]> },
) {
	const date = new Date().toISOString();
	const begin = performance.now();
	const load = watchLoad();
	const facts = new Set<string>();
	const note = (fact: string) => {
		facts.add(fact);
	};
	const services = makeServices(stops, note);
	const open = (version: Version) =>
		bench.open({ version, parameters, services, stops, note }).catch((error: unknown) => {
			if (version.name === "new") throw error;
			throw new PlainError(
				`${bench.name} does not work with the old commit. It may lack what the bench calls. ${messageOf(error)}`,
			);
		});
	const measuring = [];
	for (const version of await prepare()) {
		say(`starting what ${version.name === "new" ? "this folder" : "the old commit"} needs`);
		measuring.push(await open(version));
	}
	load.begin();
	const { warmUp = 0 } = bench;
	for (let round = -warmUp; round < parameters.rounds; round++) {
		if (round === -warmUp && warmUp > 0) say("warming up");
		if (round === 0 || (round > 0 && parameters.rounds <= 20))
			say(`round ${round + 1} of ${parameters.rounds}`);
		for (const one of turnsOf(round, measuring)) await one.turn(round);
	}
	const during = load.end();
	return {
		measuring,
		run: {
			...{ date, seconds: Math.round((performance.now() - begin) / 1_000), node: process.versions.node },
			...{ cores: availableParallelism(), load: during, parameters: told(parameters), with: [...facts] },
		},
	};
}

/**
 * Runs a bench, prints its table, and records it. A run of changes that no commit names is not recorded, because
 * nobody could repeat it. Returns the exit code, which is 1 if an aim was missed.
 */
export async function runBench(
	bench: Bench,
	{ parameters, stops }: { parameters: Parameters; stops: Stops },
): Promise<number> {
	const before = await stateOf(root);
	const prepare = async () => [await thisVersion(stops, bench)];
	const { measuring, run } = await measure(bench, parameters, { stops, prepare });
	const tables = measuring.flatMap((one) => one.tables());
	const { commit, subject } = before;
	const record: RunRecord = { bench: bench.name, ...run, commit, subject, tables };
	console.log(`\n${renderRecord(record)}\n`);
	const reason = whyNotNamed(before, await stateOf(root));
	if (reason) {
		say(`not recorded, because ${reason}`);
	} else {
		writeRecord(results, record);
		writeFileSync(readme, writeBlocks(readFileSync(readme, "utf8"), [record]));
		say(`written to bench/results/${bench.name}.json and bench/README.md`);
	}
	const missed = missedAims(tables);
	if (missed.length > 0) console.error(["Aims missed:", ...missed].join("\n"));
	return missed.length > 0 ? 1 : 0;
}

/** Without those that are optional and were not given. */
const told = (parameters: Parameters) =>
	Object.fromEntries(Object.entries(parameters).filter(([, value]) => value !== 0));

/** Why no commit names the code that ran; undefined if one does. */
export function whyNotNamed(before: State, after: State): string | undefined {
	if (after.commit !== before.commit) return "the commit changed during the run";
	const changed = [...new Set([...before.changed, ...after.changed])];
	if (changed.length === 0) return undefined;
	const more = changed.length > 3 ? ` and ${changed.length - 3} more` : "";
	return `no commit contains the code that ran: ${changed.slice(0, 3).join(", ")}${more} changed`;
}

/** Compares this folder with a commit, and prints the table. Nothing is recorded. Returns the exit code. */
export async function compareWith(
	name: string,
	{ bench, parameters, stops }: { bench: Bench; parameters: Parameters; stops: Stops },
): Promise<number> {
	const commit = await findCommit(root, name);
	const state = await stateOf(root);
	const prepare = async () => {
		say(`preparing ${name} in a clone`);
		return [await thisVersion(stops, bench), await versionOf(commit, stops, bench)];
	};
	const { measuring, run } = await measure(bench, parameters, { stops, prepare });
	const [fresh, old] = measuring;
	if (!fresh || !old) throw new Error("Two versions were not measured.");
	const changes = state.changed.length > 0 ? " and changes that are not committed" : "";
	console.log(`\n${renderComparison({ fresh, old, rounds: parameters.rounds })}\n`);
	console.log(`${runOf({ ...run, commit: state.commit })}`);
	console.log(`New is that commit${changes}; old is ${commit.slice(0, 10)}. They took turns.\n`);
	return 0;
}

function say(words: string) {
	console.log(`[bench] ${words}`);
}
