/**
 * The list of what is in a package and of what is missing in it, as JSON for programs and as CSV for people. Both are files of
 * the package itself.
 */
import type { MissingReason } from "./missing";

export const manifestJsonName = "manifest.json";
export const manifestCsvName = "manifest.csv";
/** Incremented when a reader of an older manifest would misread a newer one. */
export const manifestVersion = 1;

export interface ManifestPhoto {
	/** Relative to the folder of the manifest, with `/`. */
	path: string;
	/** The numbered part of the package that contains it, from 1; null if the package is in one piece. */
	part: number | null;
	photoId: string;
	title: string;
	description: string;
	/** The name of the person who added it, and of the one for whom they did; null if it was for themselves. */
	by: string;
	for: string | null;
	section: string | null;
	/** ISO 8601 with the offset of the camera, or of the event's zone if the camera said none; null if the file does not say. */
	takenAt: string | null;
	file: "original" | "rendition";
	/** The type of the bytes, for instance image/jpeg. */
	type: string;
	bytes: number;
	/** Of the file's bytes, in lower-case hex. */
	sha256: string;
}

export interface ManifestMissing {
	photoId: string;
	title: string;
	by: string;
	reason: MissingReason;
}

export interface Manifest {
	event: { id: string; name: string; slug: string; timeZone: string };
	madeAt: Date;
	photos: readonly ManifestPhoto[];
	missing: readonly ManifestMissing[];
}

export declare function manifestJson(manifest: Manifest): Uint8Array<ArrayBuffer>;
export declare function manifestCsv(manifest: Manifest): Uint8Array<ArrayBuffer>;
/** Throws if it is no manifest of a version that we know. */
export declare function readManifest(json: string): Manifest;
