/** What the page shows and does about photos that outlive it. The rest of this folder is loaded when there are some. */
import type { Refusal } from "./restored-item";

const dayMs = 24 * 3_600_000;
/** Photos of somebody who does not come back. */
export const keptForMs = 14 * dayMs;
/** Photos of somebody who lost their place on the roll: until then they can be put back. */
export const keptWithoutPlaceMs = dayMs;

export interface KeepingState {
	/** This browser holds photos of an earlier page, and they are not in the queue yet. */
	readonly restoring: boolean;
	/** Photos whose words and bytes survive the page. */
	readonly keptIds: ReadonlySet<string>;
	/** Photos in the queue that come from an earlier page. */
	readonly restoredIds: ReadonlySet<string>;
	/** Photos of this person and event that another tab has. */
	readonly elsewhere: number;
	/** Photos whose files the browser gives back once the person has allowed it. */
	readonly toAllow: number;
	/** Photos that the browser does not keep, however long this page waits. */
	readonly cannotKeep: number;
	/** When the person was found to have lost their place on the roll, in milliseconds since 1970. */
	readonly lostAt: number | null;
}

export const nothingKept: KeepingState = {
	restoring: false,
	keptIds: new Set(),
	restoredIds: new Set(),
	elsewhere: 0,
	toAllow: 0,
	cannotKeep: 0,
	lostAt: null,
};

export interface GivenFiles {
	/** Files that no photo of an earlier page waits for. */
	others: File[];
	/** Files that look like one that is waited for, but have other bytes. */
	different: File[];
}

/** What the loaded part does. */
export interface KeepingSession {
	/** `refusal` is why the person may not add photos now, or null. When it ends, what it stopped goes on. */
	setRefusal(refusal: Refusal | null): void;
	/** Asks the browser for the files it has a handle of. Needs a press, which one question uses for all of them. */
	askForFiles(): Promise<void>;
	/** Gives chosen files to the photos that wait for them. */
	giveFiles(files: readonly File[]): Promise<GivenFiles>;
	/** Takes everything from earlier pages off the list, with its bytes. */
	discard(): void;
	/** Nothing more is written, and another tab may have what is kept. */
	stop(): void;
}
