/** The bytes of one photo on their way to the store: progress, silence, and what an answer or its absence means. */
import { withTimeout } from "../../waiting/with-timeout";
import type { PutAnswer, ToPut, UploadTransport } from "./seams";
import { connectionLost, refusedByStorage, UploadFailure, unreadable } from "./upload-failure";
import type { ItemChange } from "./upload-queue.reducer";
import type { Wire } from "./wire";

interface Sending {
	readonly file: File;
	readonly signal: AbortSignal;
	report(change: ItemChange): void;
}

interface PutTools {
	transport: UploadTransport;
	wire: Wire;
	/** Milliseconds without progress after which the PUT is given up. */
	silenceMs: number;
}

/** The store has too much to do. */
export const asksForRest = ({ status }: PutAnswer) => status === 503 || status === 429;

/** Throws what stopped the bytes, unless the store has them. */
export function assertStored(
	{ report }: Pick<Sending, "report">,
	answer: PutAnswer,
	{ wire }: Pick<PutTools, "wire">,
) {
	const { status } = answer;
	// 412: the write-once key was written earlier, with the same bytes, because its signature covers the hash.
	if ((status >= 200 && status < 300) || status === 412) {
		wire.sent();
		return report({ arrived: "yes" });
	}
	if (asksForRest(answer)) wire.jammed();
	// The store answers 400 also when the bytes do not match the hash, so the file may have changed.
	report(status === 400 ? { arrived: "no", sha256: null } : { arrived: "no" });
	throw refusedByStorage(answer);
}

/** Resolves with any answer of the store. Rejects when the connection is lost, nothing moves, or the file cannot be read. */
export async function put(
	{ file, signal, report }: Sending,
	signed: ToPut,
	{ transport, silenceMs, wire }: PutTools,
): Promise<PutAnswer> {
	signal.throwIfAborted();
	report({ status: "sending", sentBytes: 0 });
	const ending = new AbortController();
	const abort = () => ending.abort(signal.reason);
	signal.addEventListener("abort", abort);
	let sent = 0;
	let silence = setTimeout(() => ending.abort(), silenceMs);
	const onProgress = (bytes: number) => {
		// The browser may count a few bytes around the body, and an old event may come after a newer one.
		const now = Math.min(bytes, file.size);
		if (now <= sent || ending.signal.aborted) return;
		sent = now;
		clearTimeout(silence);
		silence = setTimeout(() => ending.abort(), silenceMs);
		report({ sentBytes: sent });
	};
	const { url, headers } = signed;
	try {
		return await transport.put({ url, headers, file, onProgress, signal: ending.signal });
	} catch (error) {
		signal.throwIfAborted();
		if (ending.signal.aborted) wire.jammed();
		else wire.lost();
		report({ arrived: sent === file.size ? "perhaps" : "no" });
		await assertReadable(file, silenceMs);
		throw connectionLost(error);
	} finally {
		clearTimeout(silence);
		signal.removeEventListener("abort", abort);
	}
}

/** A PUT cannot tell a file that vanished from a network that vanished, but reading one byte of the file can. */
async function assertReadable(file: File, silenceMs: number) {
	try {
		await withTimeout(silenceMs, file.slice(0, 1).arrayBuffer(), connectionLost);
	} catch (error) {
		throw error instanceof UploadFailure ? error : unreadable(error);
	}
}
