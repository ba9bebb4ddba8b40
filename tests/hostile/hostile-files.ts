import { bombs } from "./bombs";
import { changed, holed } from "./changed";
import { heifBombs } from "./heif-bombs";
import type { HostileFile } from "./hostile-file";
import { polyglots } from "./polyglots";
import { makeRandom } from "./random";

const kinds = [...changed, ...polyglots, ...bombs, ...heifBombs, ...holed];

export const kindCount = kinds.length;

/** The same files for the same seed. As many files as there are kinds have one of each. */
export async function hostileFiles(seed: number, count: number): Promise<HostileFile[]> {
	const files: HostileFile[] = [];
	for (let index = 0; index < count; index++) {
		const kind = kinds[index % kinds.length];
		if (kind) files.push(await kind(makeRandom(seed * 1_000 + index)));
	}
	return files;
}
