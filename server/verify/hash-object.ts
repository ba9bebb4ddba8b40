import { createHash } from "node:crypto";
import type { Deps } from "../deps";

/** The SHA-256 of an object in lower-case hex and its size, without the whole of it in memory; null if there is none. */
export async function hashObject(
	{ storage }: Pick<Deps, "storage">,
	key: string,
): Promise<{ sha256: string; size: number } | null> {
	const chunks = await storage.readChunks(key);
	if (!chunks) return null;
	const hash = createHash("sha256");
	let size = 0;
	for await (const chunk of chunks) {
		hash.update(chunk);
		size += chunk.length;
	}
	return { sha256: hash.digest("hex"), size };
}
