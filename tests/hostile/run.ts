import { scene } from "../setup/scene";
import { hostileFiles } from "./hostile-files";
import { judge, type Verdict } from "./judge";

/** Half of the time of each file goes by while something is waited for. */
const atOnce = 2;

/** Sends the files of a seed, a few at a time. `faults` names each file that did harm. */
export async function run(seed: number, count: number) {
	const s = await scene();
	// Each file is developed by its own call, which says how it ended.
	s.deps.jobsSoon = () => {};
	const files = await hostileFiles(seed, count);
	const ends: Record<Verdict["end"], number> = { REFUSED: 0, FAILED: 0, READY: 0 };
	const faults: string[] = [];
	const left = [...files.entries()];
	const work = async () => {
		for (let next = left.shift(); next; next = left.shift()) {
			const [index, file] = next;
			const verdict = await judge(s, file);
			ends[verdict.end]++;
			faults.push(...verdict.faults.map((fault) => `${index}, ${file.what}: ${fault}`));
		}
	};
	await Promise.all(Array.from({ length: atOnce }, work));
	return { ends, faults };
}
