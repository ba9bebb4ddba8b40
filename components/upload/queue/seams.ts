/**
 * What the upload queue needs from outside: the server, the network, the time and a place for the bytes.
 * The real ones are in ../browser and ./memory-keeper.ts, and ../upload-queues.tsx hands them to the queue.
 * Tests hand it their own, which is why the queue's tests need no browser.
 */
import type { z } from "zod";
import type { initiateUploadInput } from "@/server/routers/photos.schema";

export type InitiateInput = z.input<typeof initiateUploadInput>;

export interface Words {
	title: string;
	description: string;
}

/** The words that a photo has, and whether this person may change them. */
export interface KeptWords extends Words {
	mayEdit: boolean;
}

export interface ConfirmedPhoto extends KeptWords {
	id: string;
}

export interface ToPut {
	kind: "put";
	photoId: string;
	url: string;
	headers: Record<string, string>;
	/** The upload's words. They differ from the announced ones if somebody typed others before. */
	words?: Words;
}

type InitiateResult =
	| ToPut
	/** `kept` is what the photo is called, if this person may see it. */
	| { kind: "duplicate"; photoId: string; kept?: KeptWords | null }
	| { kind: "failed"; photoId: string; failure: string };

/** The server's two halves of an upload: server/uploads/initiate-upload.ts and confirm-upload.ts. */
export interface UploadApi {
	initiateUpload(input: InitiateInput): Promise<InitiateResult>;
	/** Returns the photo with these bytes. Its id differs when another upload of the same bytes came first. */
	confirm(input: { photoId: string }): Promise<ConfirmedPhoto>;
	/** Changes the words of a photo that is in the event, and returns them as they are then. */
	update(input: { photoId: string } & Partial<Words>): Promise<Words>;
	/** Ends an upload that was announced and is not wanted any more. */
	cancelUpload(input: { photoId: string }): Promise<unknown>;
}

export interface PutAnswer {
	status: number;
	/** Seconds that the store asks to wait; null if it does not say, or the page may not see it. */
	retryAfter?: number | null;
}

/** How bytes leave the browser. */
export interface UploadTransport {
	/** Called when files are chosen, so that whatever takes time to start is there when they are sent. */
	prepare?(): void;
	/** Returns lower-case hex. Reads the whole file into memory, and rejects when the file cannot be read. */
	sha256(file: File): Promise<string>;
	/** Resolves with any HTTP status the page may see. Rejects on a network error and when `signal` is aborted. */
	put(o: {
		url: string;
		headers: Record<string, string>;
		file: File;
		/** Receives the total so far, not a difference. */
		onProgress(sentBytes: number): void;
		signal: AbortSignal;
	}): Promise<PutAnswer>;
}

/**
 * Lets only one worker send the same bytes to the same event, also when several tabs do it at once. Whoever was second
 * asks the server after the first is done, and learns that the event has the photo.
 */
export interface SendLocks {
	/** Rejects with the abort reason if `signal` is aborted before the work begins. */
	alone<T>(sha256: string, signal: AbortSignal, work: () => Promise<T>): Promise<T>;
	/**
	 * Makes a photo's words the ones with which the bytes are announced, until the returned function is called. Returns null if
	 * another photo with the same bytes has claimed that, in this tab or another one. It does not wait.
	 */
	claimWords(sha256: string): Promise<(() => void) | null>;
}

/**
 * Holds the bytes of the chosen photos by item id, because the queue's state survives JSON and a File does not.
 * Calls for one id take effect in the order in which they are made, so a `get` finds what an earlier `put` is
 * still writing. Only `get` may reject, and then the file counts as unreadable.
 */
export interface Keeper {
	put(id: string, file: File): Promise<void>;
	/** Returns null when the bytes were deleted or are unknown. */
	get(id: string): Promise<File | null>;
	/** Does nothing when the id is unknown. */
	delete(id: string): Promise<void>;
}

/**
 * Remembers which uploads were cancelled and not answered yet, by photo id, if possible longer than the page lives. Both
 * take effect at once, because the page may end after the press.
 */
export interface Cancelled {
	all(): readonly string[];
	set(photoId: string, isIn: boolean): void;
}
