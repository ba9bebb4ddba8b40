/**
 * One attempt to bring one photo into the event: hash → sign → PUT → confirm → words. ./upload-pool.ts calls it, and
 * calls it again after a failure that may pass. Every step is safe to repeat, so the item only remembers what saves work:
 * the hash, and whether the bytes may have arrived already. Each step has a place of its own to wait for, so that the
 * network never waits for a step that needs none.
 */
import { withTimeout } from "../../waiting/with-timeout";
import { declaredType } from "./declared-type";
import type { Gate } from "./gate";
import { asksForRest, assertStored, put } from "./put-bytes";
import type { SendLocks, ToPut, UploadApi, UploadTransport, Words } from "./seams";
import { meansNotArrived, toFailure, UploadFailure, unreadable } from "./upload-failure";
import type { QueueItem } from "./upload-item";
import { type Arrival, type ItemChange, typedWords } from "./upload-queue.reducer";
import type { Wire } from "./wire";

/** The photo for which a server is asked. */
export interface Asker {
	readonly id: string;
	/** Aborted when the photo is removed or the queue ends. */
	readonly signal: AbortSignal;
}

export interface Attempt extends Asker {
	readonly file: File;
	/** Returns the item as it is now, because its words may be edited meanwhile. Throws when it is gone. */
	item(): QueueItem;
	report(change: ItemChange): void;
	/** Called when the bytes are in the store, so that the next photo can be prepared. */
	offTheWire(): void;
}

export interface SendTools {
	api: UploadApi;
	eventId: string;
	transport: UploadTransport;
	now(): number;
	locks: SendLocks;
	/** One file is hashed at a time, because hashing holds a whole file in memory. */
	hashing: Gate;
	/** Few URLs are signed ahead of the wire, because a signed URL ends. */
	signing: Gate;
	wire: Wire;
	/** Which words another chosen file with the same bytes has typed for the photo, or null if this one announces its own. */
	wordsAhead(id: string, sha256: string): Promise<QueueItem["typed"] | null>;
	/** Which words were typed for a photo that this queue has added, or undefined if it has not. */
	typedForAdded(photoId: string): Partial<QueueItem["typed"]> | undefined;
	/** Called when an upload was announced, perhaps again after it was cancelled. */
	announced(photoId: string): void;
	/** Called when an upload was announced although its photo was stopped meanwhile. */
	tooLate(photoId: string, signal: AbortSignal): void;
	/**
	 * Both do their work once no pause of the whole queue is running and the server can be reached (./reach.ts). The store's work
	 * says itself when the store has answered.
	 */
	askApp<T>(asker: Asker, call: () => Promise<T>): Promise<T>;
	askStore<T>(asker: Asker, work: (answered: () => void) => Promise<T>): Promise<T>;
	/** Milliseconds after which a PUT without progress, or a request or a file without an answer, is given up. */
	silenceMs: number;
}

/** Milliseconds after which a URL is signed again, if the wire was not free before. */
const freshMs = 60_000;

/** Rejects with anything toFailure understands, or with the abort reason once the photo was removed. */
export async function sendPhoto(attempt: Attempt, tools: SendTools): Promise<Arrival> {
	const { signal } = attempt;
	const before = attempt.item();

	// Asking is cheaper than sending again, because perhaps only the answer to the PUT was lost.
	if (before.arrived !== "no" && before.photoId !== null) {
		attempt.offTheWire();
		const arrival = await confirm(attempt, before.photoId, tools).catch((error: unknown) => {
			if (meansNotArrived(toFailure(error))) return null;
			throw error;
		});
		if (arrival) return withTypedWords(attempt, arrival, tools);
		signal.throwIfAborted();
	}

	const sha256 = before.sha256 ?? (await hash(attempt, tools));
	return tools.locks.alone(sha256, signal, () => signAndSend(attempt, sha256, tools));
}

async function signAndSend(attempt: Attempt, sha256: string, tools: SendTools): Promise<Arrival> {
	const { signal } = attempt;
	const leave = await tools.signing.enter(signal);
	let signed: Signed;
	try {
		signed = await sign(attempt, sha256, tools);
		if (signed.is === "toPut") signed = await putOnTheWire(attempt, { sha256, ...signed }, tools);
	} finally {
		leave();
	}
	signal.throwIfAborted();
	if (signed.is === "arrived") return withTypedWords(attempt, signed.arrival, tools);
	attempt.offTheWire();
	return withTypedWords(attempt, await confirm(attempt, signed.upload.photoId, tools), tools);
}

async function hash({ file, signal, report }: Attempt, tools: SendTools): Promise<string> {
	const leave = await tools.hashing.enter(signal);
	try {
		report({ status: "hashing", sentBytes: 0 });
		const sha256 = await withTimeout(tools.silenceMs, tools.transport.sha256(file), unreadable);
		report({ status: "waiting", sha256 });
		return sha256;
	} catch (error) {
		throw error instanceof UploadFailure ? error : unreadable(error);
	} finally {
		leave();
	}
}

type Signed = { is: "toPut"; upload: ToPut; at: number } | { is: "arrived"; arrival: Arrival };

async function sign(attempt: Attempt, sha256: string, tools: SendTools): Promise<Signed> {
	const { file, signal, report, item } = attempt;
	const ahead = await tools.wordsAhead(attempt.id, sha256);
	report({ isSecond: ahead !== null });
	// Undefined in a photo that an older page has written down.
	const before: readonly string[] | undefined = item().announced;
	let at = 0;
	const answer = await tools.askApp(attempt, () => {
		const announced = item();
		report({ status: "signing", sentBytes: 0, announced: [...new Set(before).add(asOneText(announced))] });
		at = tools.now();
		return tools.api.initiateUpload({
			eventId: tools.eventId,
			contentType: declaredType(announced),
			size: file.size,
			sha256,
			title: announced.title.trim(),
			description: announced.description,
			typed: {
				title: announced.typed.title && !ahead?.title,
				description: announced.typed.description && !ahead?.description,
			},
			sectionId: announced.sectionId,
			forId: announced.forId,
		});
	});
	if (answer.kind === "put") tools.announced(answer.photoId);
	if (signal.aborted && answer.kind === "put") tools.tooLate(answer.photoId, signal);
	signal.throwIfAborted();
	// The event has this photo but could not develop it, and sending the same bytes again would not help.
	if (answer.kind === "failed")
		throw new UploadFailure(
			{ code: answer.failure },
			{ again: false, canRetry: false, code: answer.failure },
		);
	if (answer.kind === "put") {
		report({ status: "waiting", photoId: answer.photoId });
		return { is: "toPut", upload: answer, at };
	}
	const { photoId, kept = null } = answer;
	const now = item();
	// It is our own photo if the server's sweep confirmed it before we could; and also, although no page learned its id, if its words
	// are those with which it was announced before they were changed.
	const was = kept?.mayEdit ? asOneText(kept) : "";
	const isOwn = photoId === now.photoId || (before?.includes(was) && was !== asOneText(now));
	return { is: "arrived", arrival: { status: isOwn ? "done" : "duplicate", photoId, kept } };
}

/** Waits for the wire and sends the bytes. A URL that has ended by then is signed again, which costs no attempt. */
async function putOnTheWire(
	attempt: Attempt,
	{ sha256, ...first }: Extract<Signed, { is: "toPut" }> & { sha256: string },
	tools: SendTools,
): Promise<Signed> {
	const leave = await tools.wire.enter(attempt.signal);
	try {
		return await tools.askStore(attempt, async (answered) => {
			let signed: Signed = first;
			if (tools.now() - first.at > freshMs) signed = await sign(attempt, sha256, tools);
			if (signed.is === "arrived") return signed;
			let answer = await put(attempt, signed.upload, tools);
			if (!asksForRest(answer)) answered();
			if (answer.status === 403) {
				signed = await sign(attempt, sha256, tools);
				if (signed.is === "arrived") return signed;
				answer = await put(attempt, signed.upload, tools);
			}
			assertStored(attempt, answer, tools);
			return signed;
		});
	} finally {
		leave();
	}
}

async function confirm(attempt: Attempt, photoId: string, tools: SendTools): Promise<Arrival> {
	attempt.report({ status: "confirming", sentBytes: attempt.file.size });
	try {
		const { id, ...kept } = await tools.askApp(attempt, () => tools.api.confirm({ photoId }));
		return { status: id === photoId ? "done" : "duplicate", photoId: id, kept };
	} catch (error) {
		attempt.signal.throwIfAborted();
		const failure = toFailure(error);
		if (!meansNotArrived(failure)) throw failure;
		attempt.report({ arrived: "no" });
		const { said, code } = failure;
		throw new UploadFailure(said, { again: true, canRetry: true, code, cause: error });
	}
}

const asOneText = ({ title, description }: Words) => `${title.trim()}\n${description.trim()}`;

/** Which words of the photo were typed for another chosen file with the same bytes, or null if there is none. */
async function typedForAnother({ id, signal, item }: Attempt, { photoId }: Arrival, tools: SendTools) {
	if (signal.aborted) return null;
	const { isSecond, sha256 } = item();
	// The other file may have been removed since.
	return (isSecond && sha256 && (await tools.wordsAhead(id, sha256))) || tools.typedForAdded(photoId);
}

/**
 * Words that were typed after the photo was signed are saved before it counts as done. If the same bytes were chosen twice,
 * the words that were typed for the other file are not replaced, and these are only offered.
 */
async function withTypedWords(attempt: Attempt, arrival: Arrival, tools: SendTools): Promise<Arrival> {
	let { kept } = arrival;
	const another = await typedForAnother(attempt, arrival, tools);
	let sent: Partial<Words> = {};
	// A photo that was taken off the list meanwhile is in the event nevertheless.
	while (arrival.status === "done" && kept?.mayEdit && !attempt.signal.aborted) {
		const words = typedWords(attempt.item(), kept, another);
		// The server may store words a little differently. It is asked again only for what was typed meanwhile.
		if (!words || (words.title === sent.title && words.description === sent.description)) break;
		sent = words;
		const { photoId } = arrival;
		const now = await tools
			.askApp(attempt, () => tools.api.update({ photoId, ...words }))
			.catch((error: unknown) => {
				if (attempt.signal.aborted) return null;
				throw error;
			});
		if (now) kept = { ...now, mayEdit: true };
	}
	return { ...arrival, status: another ? "duplicate" : arrival.status, kept };
}
