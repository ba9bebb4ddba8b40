/**
 * The list of what is in a package and of what is missing in it: as JSON for programs, and as CSV for people. Both are files
 * of the package itself. docs/take-home.md describes their fields.
 */
import { type Cell, csvOf } from "@/rules/csv";
import type { ArrangeBy } from "./arrange";
import type { MissingReason } from "./missing";

export const manifestJsonName = "manifest.json";
export const manifestCsvName = "manifest.csv";
/** Incremented when a program that reads an older manifest would misread a newer one. */
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
	/** Tells two people of one name apart. */
	byId: string;
	for: string | null;
	section: string | null;
	/**
	 * ISO 8601 with the offset of the camera, or of the event's zone if the camera said none (isoWithOffset of
	 * ./local-time.ts); null if the file does not say.
	 */
	takenAt: string | null;
	file: "original" | "rendition";
	/** It is a rendition only because the store has lost the original. */
	originalLost: boolean;
	/** The type of the bytes, for instance image/jpeg. */
	type: string;
	bytes: number;
	/** Of the file's bytes, in lower-case hex. */
	sha256: string;
}

export interface ManifestMissing {
	photoId: string;
	/** Empty, as is `by`, also for a photo of which only its id is known. */
	title: string;
	by: string;
	/** Null if it is not known who added it. */
	byId: string | null;
	reason: MissingReason;
}

export interface Manifest {
	event: { id: string; name: string; slug: string; timeZone: string };
	madeAt: Date;
	arrangedBy: ArrangeBy;
	/** False if the list of the photos broke off: then more are missing than `missing` names. */
	complete: boolean;
	photos: readonly ManifestPhoto[];
	missing: readonly ManifestMissing[];
}

/** A line for each photo, so that two manifests can be compared line by line. */
export function manifestJson({ photos, missing, ...about }: Manifest): Uint8Array<ArrayBuffer> {
	const head = JSON.stringify({ version: manifestVersion, ...about });
	const lines = (all: readonly object[]) => all.map((one) => `\n\t\t${JSON.stringify(one)}`).join(",");
	return encoder.encode(
		`${head.slice(0, -1)},\n\t"photos": [${lines(photos)}\n\t],\n\t"missing": [${lines(missing)}\n\t]\n}\n`,
	);
}

const columns = [
	...["path", "part", "title", "description", "by", "for", "section", "takenAt"],
	...["file", "originalLost", "type", "bytes", "sha256", "photoId", "byId", "missing"],
];

/** What is missing comes last: it has no path, and the reason in its last column. */
export function manifestCsv({ photos, missing }: Manifest): Uint8Array<ArrayBuffer> {
	const table: Cell[][] = [columns];
	for (const photo of photos) {
		table.push([
			...[photo.path, photo.part ?? "", photo.title, photo.description, photo.by, photo.for ?? ""],
			...[photo.section ?? "", photo.takenAt ?? "", photo.file, photo.originalLost ? "yes" : ""],
			...[photo.type, photo.bytes, photo.sha256, photo.photoId, photo.byId, ""],
		]);
	}
	for (const { title, by, byId, photoId, reason } of missing) {
		table.push([...["", "", title, "", by, "", "", "", "", "", "", "", ""], photoId, byId ?? "", reason]);
	}
	return encoder.encode(csvOf(table));
}

/** The files of a package that say what is in it, which come last. */
export const manifestFiles = (manifest: Manifest) => [
	{ path: manifestCsvName, bytes: manifestCsv(manifest) },
	{ path: manifestJsonName, bytes: manifestJson(manifest) },
];

const encoder = new TextEncoder();
