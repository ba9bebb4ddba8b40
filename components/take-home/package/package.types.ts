/** What a page gives to a package and reads of it (./package.ts). Nothing here knows React. */
import type { Failure } from "@/messages/types";
import type { ArrangeOptions } from "@/rules/package/arrange";
import type { MissingReason } from "@/rules/package/missing";
import type { PackageAbsent, PackageEntry, PackageFiles, PackageWhat, SignedFile } from "@/rules/take-home";
import type { Pace } from "../../waiting/pace";
import type { PackageSink } from "./sinks/sink.types";

/** What is asked for with each page of the list. */
export interface PackageRequest {
	readonly eventId: string;
	/** A selection of any size. */
	readonly what: PackageWhat;
	readonly files: PackageFiles;
	/** Whether photos that wait or are hidden come too, which only organizers may ask for. */
	readonly hidden: boolean;
}

/** The server's half: `takeHome.list` and `takeHome.sign`. Rejects with the errors of the client. */
export interface PackageApi {
	list(
		input: PackageRequest & { cursor?: string },
	): Promise<{ entries: PackageEntry[]; left: PackageAbsent[]; next: string | null }>;
	sign(
		input: Pick<PackageRequest, "eventId" | "files" | "hidden"> & { photoIds: string[] },
	): Promise<{ signed: SignedFile[] }>;
}

export interface PackageOptions {
	readonly request: PackageRequest;
	readonly event: { id: string; name: string; slug: string };
	readonly arrange: ArrangeOptions;
	readonly api: PackageApi;
	readonly sink: PackageSink;
}

export interface MissingPhoto {
	readonly photoId: string;
	/** Null if nothing but its id is known. */
	readonly title: string | null;
	readonly reason: MissingReason;
}

/**
 * - listing: nothing is known yet. fetching: photos arrive, and the list may still grow.
 * - paused: the person paused it. offline: it waits for the network. storeAway: it waits for the store alone. signedOut: it waits for the
 *   session. All of them keep what they have.
 * - pressNeeded: a part is complete and waits for the person to save it (`press`).
 * - finishing: the manifest and the end of the archive are written.
 * - done: the archive is a whole file, perhaps with missing photos. failed: there is no whole archive, and `failure` says why. cancelled: by the person.
 */
export type PackagePhase =
	| "listing"
	| "fetching"
	| "paused"
	| "offline"
	| "storeAway"
	| "signedOut"
	| "pressNeeded"
	| "finishing"
	| "done"
	| "failed"
	| "cancelled";

export interface PackageSnapshot {
	readonly phase: PackagePhase;
	/**
	 * `done` counts photos that are in the archive or missing. `total` grows until `isListed`. In phase done, `isListed` is false if
	 * the list broke off, so nobody knows here how many more there are.
	 */
	readonly photos: { readonly done: number; readonly total: number; readonly isListed: boolean };
	/** Bytes of photos. `total` is an estimate until everything is listed and while sizes are unknown. */
	readonly bytes: { readonly done: number; readonly total: number; readonly isEstimate: boolean };
	/** Null while there is too little to say. */
	readonly pace: Pace | null;
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
	/** The part that was saved last, until the next is ready: a browser may have refused it, or lost it. */
	readonly savedPart: { readonly part: number; save(): void } | null;
	readonly missing: readonly MissingPhoto[];
	/** Photos in the archive whose original the store has lost, so that they came as renditions. */
	readonly originalsLost: number;
	/**
	 * Its code is a key of the messages' `failures`. In phase failed: why. Otherwise: why the rest may not be had, for instance
	 * because the person was taken off the roll, while the archive is finished with what it has.
	 */
	readonly failure: Failure | null;
	/** Whether leaving the page now would lose something. */
	readonly wouldLose: boolean;
}

export interface Package {
	/** Calls the listener when there is a new snapshot, at most a few times a second. Returns a function that stops this. */
	subscribe(listener: () => void): () => void;
	/** The same object until something changed. */
	snapshot(): PackageSnapshot;
	pause(): void;
	/** Ends a pause, and tries again at once if it waits for the network. */
	resume(): void;
	/** Ends the archive with what it has. The other photos become missing, and the manifest lists them. */
	finishNow(): void;
	/** Gives everything up. What was written is removed where the browser allows it. */
	cancel(): void;
}
