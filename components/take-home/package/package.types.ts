/** What a page gives to a package and reads of it (./package.ts). Nothing here knows React. */
import type { Failure } from "@/messages/types";

export type PackageFiles = "originals" | "renditions";

export type PackageWhat =
	| { kind: "everything" }
	| { kind: "selection"; photoIds: string[] }
	| { kind: "section"; sectionId: string | null }
	| { kind: "person"; uploaderId: string }
	| { kind: "mine" }
	| { kind: "favourites" };

/** What `takeHome.list` is asked for each of its pages. */
export interface PackageRequest {
	readonly eventId: string;
	readonly what: PackageWhat;
	readonly files: PackageFiles;
	/** Whether photos that wait or are hidden come too, which only organizers may ask for. */
	readonly hidden: boolean;
}

/**
 * Why a photo is not in the archive:
 * - GONE: removed, or never in this event. HIDDEN: hidden while the package was made. NOT_READY: not developed yet.
 * - LOST: the store no longer has it. DAMAGED: what the store has differs in size or hash from what was added.
 * - UNREACHABLE: every attempt failed. NOT_ON_THE_ROLL: this person was taken off the roll in the middle.
 * - LEFT_OUT: the person finished the package before its turn.
 */
export type MissingReason =
	| "GONE"
	| "HIDDEN"
	| "NOT_READY"
	| "LOST"
	| "DAMAGED"
	| "UNREACHABLE"
	| "NOT_ON_THE_ROLL"
	| "LEFT_OUT";

export interface MissingPhoto {
	readonly photoId: string;
	readonly title: string;
	readonly reason: MissingReason;
}

/**
 * - listing: nothing is known yet. fetching: photos arrive, and the list may still grow.
 * - paused: the person paused it. offline: it waits for the network. signedOut: it waits for the session. All three keep what they have.
 * - pressNeeded: a part is complete and waits for the person to save it (`part.save`).
 * - finishing: the manifest and the end of the archive are written.
 * - done: the archive is complete, perhaps with missing photos. failed: there is no whole archive, and `failure` says why. cancelled: by the person.
 */
export type PackagePhase =
	| "listing"
	| "fetching"
	| "paused"
	| "offline"
	| "signedOut"
	| "pressNeeded"
	| "finishing"
	| "done"
	| "failed"
	| "cancelled";

export interface PackageSnapshot {
	readonly phase: PackagePhase;
	/** `done` counts photos that are in the archive or missing. `total` grows until `isListed`. */
	readonly photos: { readonly done: number; readonly total: number; readonly isListed: boolean };
	/** Bytes of photos. `total` is an estimate while sizes are unknown, and null while nothing can be said. */
	readonly bytes: { readonly done: number; readonly total: number | null; readonly isEstimate: boolean };
	/** Bytes a second, and seconds until the end; null while there is too little to say. */
	readonly speed: number | null;
	readonly secondsLeft: number | null;
	/** Of an archive in numbered parts: the part that is being made, from 1. Null for a single archive. */
	readonly part: number | null;
	/** In phase pressNeeded: the part that the person saves with one press. Call `save` in the press's handler. */
	readonly press: {
		readonly part: number;
		readonly name: string;
		readonly size: number;
		save(): void;
	} | null;
	/** In the order of the list. */
	readonly missing: readonly MissingPhoto[];
	/** In phase failed. Keys of the messages' `failures`. */
	readonly failure: Failure | null;
	/** Whether leaving the page now would lose something: warn, and keep the screen on. */
	readonly wouldLose: boolean;
}

export interface Package {
	/** Calls the listener when there is a new snapshot, at most a few times a second. */
	subscribe(listener: () => void): () => void;
	/** The same object until something changed. */
	snapshot(): PackageSnapshot;
	pause(): void;
	/** Also ends an offline pause at once. */
	resume(): void;
	/** Ends the archive with what it has; the other photos become missing, and the manifest lists them. */
	finishNow(): void;
	/** Gives everything up. What was written is removed where the browser allows it. */
	cancel(): void;
}

/** Where the bytes of archives go. Made in the handler of a press, because browsers ask the person where to save (./sinks/choose-sink.ts). */
export interface PackageSink {
	/** Bytes after which another archive begins, each complete in itself. Null if one archive takes everything. */
	readonly partBytes: number | null;
	/** Opens the next archive. `name` ends in .zip. */
	open(name: string): Promise<SinkFile>;
}

export interface SinkFile {
	/**
	 * Resolves when there is room for more, which is the only backpressure. Takes the bytes: their buffer may be detached.
	 * Rejects with a SinkFailure, after which nothing more can be written.
	 */
	write(bytes: Uint8Array<ArrayBuffer>): Promise<void>;
	/** Resolves when the file is complete. In parts: with the press that saves it, or null if nothing is needed. */
	close(): Promise<FinishedPart | null>;
	/** Gives the file up. Never rejects. */
	abort(): Promise<void>;
	/** Calls `lost` once when the file cannot be finished anymore, for instance because the person cancelled the download. */
	onLost(lost: (failure: SinkFailure) => void): void;
}

export interface FinishedPart {
	readonly name: string;
	readonly size: number;
	/** Hands the part to the browser. Call it in a press's handler. */
	save(): void;
}

/** SAVING_STOPPED: the browser or the person ended the download. DISK_FULL: no room. SAVING_FAILED: anything else. */
export type SinkFailureCode = "SAVING_STOPPED" | "DISK_FULL" | "SAVING_FAILED";

export class SinkFailure extends Error {
	readonly code: SinkFailureCode;
	constructor(code: SinkFailureCode, cause?: unknown) {
		super(code, { cause });
		this.name = "SinkFailure";
		this.code = code;
	}
}
