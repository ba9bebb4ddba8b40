/**
 * One attempt to bring one photo into the event: hash → sign → PUT → confirm. ./upload-pool.ts calls it, and
 * calls it again after a failure that may pass. Every step is safe to repeat, so the item only remembers what
 * saves work: the hash, and whether the bytes may have arrived already.
 */
import { withTimeout } from "../../waiting/with-timeout";
import { declaredType } from "./declared-type";
import type { UploadApi, UploadTransport } from "./seams";
import { titleFromFileName } from "./title-from-file-name";
import {
	connectionLost,
	meansNotArrived,
	refusedByStorage,
	toFailure,
	UploadFailure,
	unreadable,
} from "./upload-failure";
import type { QueueItem } from "./upload-item";
import type { Arrival, ItemChange } from "./upload-queue.reducer";

export interface Attempt {
	readonly file: File;
	/** Aborted when the photo is removed or the queue ends. */
	readonly signal: AbortSignal;
	/** Returns the item as it is now, because its words may be edited while it is hashed. Throws when it is gone. */
	item(): QueueItem;
	report(change: ItemChange): void;
}

export interface SendTools {
	api: UploadApi;
	eventId: string;
	transport: UploadTransport;
	/** Files are hashed one at a time, because hashing holds a whole file in memory. */
	hashingMutex<T>(work: () => Promise<T>): Promise<T>;
	/** Milliseconds after which a PUT without progress, or a request or a file without an answer, is given up. */
	silenceMs: number;
}

/** Rejects with anything toFailure understands, or with the abort reason once the photo was removed. */
export async function sendPhoto(attempt: Attempt, tools: SendTools): Promise<Arrival> {
	const { file, signal, report } = attempt;
	const before = attempt.item();

	// Asking is cheaper than sending again, because perhaps only the answer to the PUT was lost.
	if (before.arrived !== "no" && before.photoId !== null) {
		const arrival = await confirm(attempt, before.photoId, tools).catch((error: unknown) => {
			if (meansNotArrived(toFailure(error))) return null;
			throw error;
		});
		if (arrival) return arrival;
		signal.throwIfAborted();
	}

	const sha256 = before.sha256 ?? (await hash(attempt, tools));
	signal.throwIfAborted();

	report({ status: "signing", sentBytes: 0, sha256 });
	const item = attempt.item();
	const initiated = tools.api.initiateUpload({
		eventId: tools.eventId,
		contentType: declaredType(item),
		size: file.size,
		sha256,
		title: item.title.trim() || titleFromFileName(item.name),
		description: item.description,
	});
	const signed = await withTimeout(tools.silenceMs, initiated, connectionLost);
	signal.throwIfAborted();
	if (signed.kind === "duplicate") {
		// It is our own photo if the server's sweep confirmed it before we could.
		return { status: signed.photoId === item.photoId ? "done" : "duplicate", photoId: signed.photoId };
	}

	// The event has this photo but could not develop it, and sending the same bytes again would not help.
	if (signed.kind === "failed")
		throw new UploadFailure(
			{ code: signed.failure },
			{ again: false, canRetry: false, code: signed.failure },
		);

	report({ status: "sending", sentBytes: 0, photoId: signed.photoId });
	await put(attempt, signed, tools);
	signal.throwIfAborted();
	return confirm(attempt, signed.photoId, tools);
}

function hash({ file, signal, report }: Attempt, tools: SendTools): Promise<string> {
	return tools.hashingMutex(async () => {
		signal.throwIfAborted();
		report({ status: "hashing", sentBytes: 0 });
		try {
			return await withTimeout(tools.silenceMs, tools.transport.sha256(file), unreadable);
		} catch (error) {
			throw error instanceof UploadFailure ? error : unreadable(error);
		}
	});
}

async function put(
	attempt: Attempt,
	signed: { url: string; headers: Record<string, string> },
	tools: SendTools,
) {
	const { file, signal, report } = attempt;
	const { transport, silenceMs } = tools;
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
	try {
		const { status } = await transport.put({ ...signed, file, onProgress, signal: ending.signal });
		// 412: the write-once key was written earlier, with the same bytes, because its signature covers the hash.
		if ((status >= 200 && status < 300) || status === 412) return report({ arrived: "yes" });
		// The store answers 400 also when the bytes do not match the hash, so the file may have changed.
		report(status === 400 ? { arrived: "no", sha256: null } : { arrived: "no" });
		throw refusedByStorage(status);
	} catch (error) {
		signal.throwIfAborted();
		if (error instanceof UploadFailure) throw error;
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

async function confirm(attempt: Attempt, photoId: string, tools: SendTools): Promise<Arrival> {
	attempt.report({ status: "confirming", sentBytes: attempt.file.size });
	try {
		const { id } = await withTimeout(tools.silenceMs, tools.api.confirm({ photoId }), connectionLost);
		return { status: id === photoId ? "done" : "duplicate", photoId: id };
	} catch (error) {
		const failure = toFailure(error);
		if (!meansNotArrived(failure)) throw failure;
		attempt.report({ arrived: "no" });
		const { said, code } = failure;
		throw new UploadFailure(said, { again: true, canRetry: true, code, cause: error });
	}
}
