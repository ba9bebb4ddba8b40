/**
 * One attempt to bring one photo into the event: hash → sign → PUT → confirm. Called by ./upload-queue.ts, again if need be.
 * The server's halves: server/uploads/initiate-upload.ts and confirm-upload.ts.
 * Every step may be repeated, so a Job only remembers what spares work: the hash, and whether the bytes may be there.
 */
import type { z } from "zod";
import type { initiateUploadInput } from "@/server/routers/photos.schema";
import { withTimeout } from "../../waiting/with-timeout";
import type { UploadTransport } from "../browser/browser-transport";
import { declaredType } from "./declared-type";
import { titleFromFileName } from "./title-from-file-name";
import {
	connectionLost,
	meansNotArrived,
	refusedByStorage,
	toFailure,
	UploadFailure,
	unreadable,
} from "./upload-failure";
import type { ItemChange } from "./upload-queue.reducer";

export type InitiateInput = z.input<typeof initiateUploadInput>;

type InitiateResult =
	| { kind: "put"; photoId: string; url: string; headers: Record<string, string> }
	| { kind: "duplicate"; photoId: string }
	| { kind: "failed"; photoId: string; failure: string; message: string };

export interface UploadApi {
	initiateUpload(input: InitiateInput): Promise<InitiateResult>;
	/** The photo of these bytes: another one where somebody else's upload of the same bytes came first. */
	confirm(input: { photoId: string }): Promise<{ id: string }>;
}

/** What the queue knows of a photo across attempts. */
export interface Job {
	readonly id: string;
	readonly file: File;
	title: string;
	description: string;
	/** Aborted when the person removes the photo. */
	readonly removed: AbortController;
	sha256: string | null;
	photoId: string | null;
	/** Are the bytes in the store? "perhaps": all left the browser, no answer came back. */
	arrived: "no" | "perhaps" | "yes";
}

export interface SendTools {
	api: UploadApi;
	eventId: string;
	transport: UploadTransport;
	/** Hashing holds a whole file in memory, so it has one lane. */
	hashingMutex<T>(work: () => Promise<T>): Promise<T>;
	report(change: ItemChange): void;
	/** A PUT without progress, and a request or a file without an answer, end after this. */
	silenceMs: number;
}

export interface Arrival {
	status: "done" | "duplicate";
	photoId: string;
}

/** Rejects with anything toFailure understands, and with the abort reason once the photo was removed. */
export async function sendPhoto(job: Job, tools: SendTools): Promise<Arrival> {
	const { signal } = job.removed;

	// Asking is cheaper than sending again: the answer to the PUT may have been lost on its way back.
	if (job.arrived !== "no" && job.photoId !== null) {
		const arrival = await confirm(job, job.photoId, tools).catch((error: unknown) => {
			if (meansNotArrived(toFailure(error))) return null;
			throw error;
		});
		if (arrival) return arrival;
		signal.throwIfAborted();
	}

	job.sha256 ??= await hash(job, tools);
	signal.throwIfAborted();

	tools.report({ status: "signing", sentBytes: 0 });
	const initiated = tools.api.initiateUpload({
		eventId: tools.eventId,
		contentType: declaredType(job.file),
		size: job.file.size,
		sha256: job.sha256,
		title: job.title.trim() || titleFromFileName(job.file.name),
		description: job.description,
	});
	const signed = await withTimeout(tools.silenceMs, initiated, connectionLost);
	signal.throwIfAborted();
	if (signed.kind === "duplicate") {
		// Our own photo, when a sweep confirmed it before we could.
		return { status: signed.photoId === job.photoId ? "done" : "duplicate", photoId: signed.photoId };
	}

	// The event has this photo, and it could not be developed: sending it once more would end the same way.
	if (signed.kind === "failed")
		throw new UploadFailure(signed.message, { again: false, canRetry: false, code: signed.failure });

	job.photoId = signed.photoId;
	tools.report({ status: "sending", sentBytes: 0, photoId: signed.photoId });
	await put(job, signed, tools);
	signal.throwIfAborted();
	return confirm(job, signed.photoId, tools);
}

function hash(job: Job, { hashingMutex, transport, report, silenceMs }: SendTools): Promise<string> {
	return hashingMutex(async () => {
		job.removed.signal.throwIfAborted();
		report({ status: "hashing", sentBytes: 0 });
		try {
			return await withTimeout(silenceMs, transport.sha256(job.file), unreadable);
		} catch (error) {
			throw error instanceof UploadFailure ? error : unreadable(error);
		}
	});
}

async function put(job: Job, signed: { url: string; headers: Record<string, string> }, tools: SendTools) {
	const { file, removed } = job;
	const ending = new AbortController();
	const abort = () => ending.abort(removed.signal.reason);
	removed.signal.addEventListener("abort", abort);
	let sent = 0;
	let silence = setTimeout(() => ending.abort(), tools.silenceMs);
	const onProgress = (bytes: number) => {
		// The body may be counted with a few bytes around it, and a late event may come after a newer one.
		const now = Math.min(bytes, file.size);
		if (now <= sent || ending.signal.aborted) return;
		sent = now;
		clearTimeout(silence);
		silence = setTimeout(() => ending.abort(), tools.silenceMs);
		tools.report({ sentBytes: sent });
	};
	try {
		const { status } = await tools.transport.put({ ...signed, file, onProgress, signal: ending.signal });
		// 412: written earlier; the key is write-once and its signature covers the hash, so these are the same bytes.
		if ((status >= 200 && status < 300) || status === 412) {
			job.arrived = "yes";
			return;
		}
		job.arrived = "no";
		// 400 is also the store's word for "not the bytes that were hashed": the file may have changed.
		if (status === 400) job.sha256 = null;
		throw refusedByStorage(status);
	} catch (error) {
		removed.signal.throwIfAborted();
		if (error instanceof UploadFailure) throw error;
		job.arrived = sent === file.size ? "perhaps" : "no";
		// To a PUT, a file that vanished and a network that vanished look the same; reading one byte tells them apart.
		await withTimeout(tools.silenceMs, file.slice(0, 1).arrayBuffer(), connectionLost).catch(
			(cause: unknown) => {
				throw cause instanceof UploadFailure ? cause : unreadable(cause);
			},
		);
		throw connectionLost(error);
	} finally {
		clearTimeout(silence);
		removed.signal.removeEventListener("abort", abort);
	}
}

async function confirm(job: Job, photoId: string, tools: SendTools): Promise<Arrival> {
	tools.report({ status: "confirming", sentBytes: job.file.size });
	try {
		const { id } = await withTimeout(tools.silenceMs, tools.api.confirm({ photoId }), connectionLost);
		return { status: id === photoId ? "done" : "duplicate", photoId: id };
	} catch (error) {
		const failure = toFailure(error);
		if (!meansNotArrived(failure)) throw failure;
		job.arrived = "no";
		throw new UploadFailure(failure.message, {
			again: true,
			canRetry: true,
			code: failure.code,
			cause: error,
		});
	}
}
