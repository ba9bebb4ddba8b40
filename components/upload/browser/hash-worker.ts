/**
 * The worker that reads and hashes files, so that neither keeps the page from answering. WebCrypto hashes only what is in
 * memory as a whole, so a worker holds one file at a time.
 */
import { makeSha256Of } from "./sha256-of";

export interface HashRequest {
	id: number;
	file: File;
}

/** "ready" comes once, when the worker has loaded. */
export type HashAnswer = "ready" | { id: number; sha256: string } | { id: number; error: string };

const sha256Of = makeSha256Of();

addEventListener("message", async ({ data: { id, file } }: MessageEvent<HashRequest>) => {
	const answer = await sha256Of(file).then(
		(sha256): HashAnswer => ({ id, sha256 }),
		(error: unknown): HashAnswer => ({ id, error: String(error) }),
	);
	postMessage(answer);
});

postMessage("ready" satisfies HashAnswer);
