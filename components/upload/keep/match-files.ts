/**
 * Finds the photos of an earlier page that wait for the files which a person has chosen again. A phone may give the same
 * photo another name and another time, so where its hash is known, only that counts.
 */
import type { QueueItem } from "../queue/upload-item";

type Facts = Pick<File, "name" | "size" | "lastModified">;

type Waiting = Pick<QueueItem, "id" | "name" | "size" | "lastModified" | "sha256">;

/** The likeliest first. */
function candidatesFor<Item extends Waiting>(file: Facts, waiting: readonly Item[]): Item[] {
	const likely = (item: Item) => {
		if (item.size !== file.size) return 0;
		if (item.name === file.name) return item.lastModified === file.lastModified ? 3 : 2;
		return item.sha256 ? 1 : 0;
	};
	return waiting.filter((item) => likely(item) > 0).sort((a, b) => likely(b) - likely(a));
}

export interface Matched<AFile> {
	given: { id: string; file: AFile }[];
	/** No photo waits for these. */
	others: AFile[];
	/** These have the name and size of one that waits, and other bytes. */
	different: AFile[];
}

/** Each photo gets at most one file. A file that cannot be read has no known hash. */
export async function matchFiles<AFile extends Facts>(
	files: readonly AFile[],
	waiting: readonly Waiting[],
	sha256: (file: AFile) => Promise<string>,
): Promise<Matched<AFile>> {
	const matched: Matched<AFile> = { given: [], others: [], different: [] };
	const left = [...waiting];
	for (const file of files) {
		const candidates = candidatesFor(file, left);
		const hash = candidates[0]?.sha256 ? await sha256(file).catch(() => "") : "";
		const found = candidates.find((item) => item.sha256 === null || item.sha256 === hash);
		if (found) {
			matched.given.push({ id: found.id, file });
			left.splice(left.indexOf(found), 1);
		} else if (candidates.some(({ name }) => name === file.name)) matched.different.push(file);
		else matched.others.push(file);
	}
	return matched;
}
