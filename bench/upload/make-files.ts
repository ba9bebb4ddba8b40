/** The photos that the bench sends: the beginning of a JPEG and then random bytes, so that developing them fails at once. */
import { createHash, randomBytes } from "node:crypto";
import { writeFile } from "node:fs/promises";
import { join } from "node:path";

/** The first bytes of a JPEG file. */
const header = Buffer.from("ffd8ffe000104a46494600010100000100010000", "hex");
/** Bytes of a megabyte. */
export const mega = 1_000_000;

export interface Chosen {
	path: string;
	size: number;
	sha256: string;
}

/** Writes files that all differ. */
export async function makeFiles(folder: string, count: number, size: number): Promise<Chosen[]> {
	const filler = randomBytes(size);
	const files: Chosen[] = [];
	for (let n = 0; n < count; n++) {
		header.copy(filler);
		randomBytes(64).copy(filler, header.length);
		const path = join(folder, `${size / mega}-${n}.jpg`);
		await writeFile(path, filler);
		files.push({ path, size, sha256: createHash("sha256").update(filler).digest("hex") });
	}
	return files;
}
