/**
 * The messages between the server and the process that develops one photo (./main.mjs). The original is sent to the
 * process's standard input, the answers come over Node's IPC channel, and the spent budget over ./verdict.mjs.
 */
import type { PhotoType } from "@/rules/photo-types";

/** The process's only command-line argument, in JSON. */
export interface Order {
	type: PhotoType;
	budget: Budget;
}

/** What one photo may cost. The process ends itself when it has spent one of these (./watchdog.mjs). */
export interface Budget {
	/** Seconds of processor time of all threads together. Waiting for a stalled or busy machine does not count. */
	cpuSeconds: number;
	/**
	 * Seconds during which the process was running and had work. A pause of the whole machine counts as one at most.
	 */
	workSeconds: number;
	/** Bytes of resident memory. */
	memoryBytes: number;
}

export interface Rendition {
	/** Pixels. */
	width: number;
	bytes: Uint8Array;
}

export interface Rendered {
	/** Pixels of the upright original. */
	width: number;
	height: number;
	/** Base64. */
	thumbhash: string;
	/** Ascending by width; never wider than the original. */
	renditions: Rendition[];
}

/** One of the times in an EXIF, in the camera's own words; null where there is none. */
export interface ExifTime {
	time: string | null;
	/** From UTC. */
	offset: string | null;
	/** The digits after the decimal point of the seconds. */
	subSec: string | null;
}

/** Texts from the EXIF, as the camera wrote them; null where there is none. */
export interface ExifTexts {
	make: string | null;
	model: string | null;
	/** When the photo was taken. */
	original: ExifTime;
	/** When it became a file: the same moment for a camera, later for a scan. */
	digitized: ExifTime;
	/** When the file was last changed. */
	changed: ExifTime;
}

/** What is wrong with a file, as its uploader reads it (rules/develop-failures.ts). */
export type UnusableReason = "NOT_A_PICTURE" | "TOO_MANY_PIXELS" | "TOO_MANY_PARTS" | "TOO_MUCH_MEMORY";

/** What the process sends to the server. */
export type Answer =
	/** The process has loaded its decoders. If it ends before this, the host is at fault and not the file. */
	| { kind: "begun" }
	/** The header was read and the pixels would take much memory. The process continues when it receives "go". */
	| { kind: "large" }
	| { kind: "done"; rendered: Rendered; exif: ExifTexts }
	| { kind: "unusable"; reason: UnusableReason; message: string }
	/** Something failed that is not known to be the file's fault. */
	| { kind: "failed"; message: string };

/**
 * The budget that was spent: what the process writes to `verdictDescriptor` (./verdict.mjs) before it ends itself.
 */
export type Verdict = "TOO_SLOW" | "TOO_MUCH_MEMORY";
