/**
 * What both the folder and the archive do: goes through the package in its order, fetches ahead what is not there yet, and
 * notes what cannot be had.
 */

import { fileTime, isoWithOffset } from "@/rules/package/local-time";
import type { Manifest, ManifestMissing, ManifestPhoto } from "@/rules/package/manifest";
import type { PackageEntry } from "@/rules/take-home";
import type { Deps } from "@/server/deps";
import { PlainError } from "../stack/plain-error";
import { ahead } from "./ahead";
import { type Fetched, fetchPhoto } from "./fetch-photo";
import type { MakeOptions } from "./options";
import { type Found, foundPhotos, locate, type PackagedEvent } from "./package-source";

export interface MakeDeps extends Pick<Deps, "db" | "storage" | "now"> {
	/** Milliseconds between the tries to read a photo from the store. */
	storeWaits: readonly number[];
	/** Told about progress, a line at a time. */
	say: (line: string) => void;
}

/** Facts of a file that is in the package. */
export type Written = Pick<ManifestPhoto, "path" | "type" | "bytes" | "sha256">;

export type There = Extract<Found, { key: string }>;
export type Taken = There & ({ kept: Written } | { fetched: Fetched });

interface Collecting {
	event: PackagedEvent;
	options: MakeOptions;
	/** The file of an earlier run that has the same bytes; null if there is none. */
	keptOf: (found: There) => Promise<Written | null>;
	/** What cannot be had is added here. */
	missing: ManifestMissing[];
}

const bounds = { items: 6, bytes: 64_000_000 };
/** An object may be lost, and one may not be readable, but if so many in a row are not, the store is. */
const unreachableInARow = 3;

const chosenOf = ({ renditions, withHidden }: MakeOptions) =>
	({ files: renditions ? "renditions" : "originals", hidden: withHidden }) as const;

/** Throws PlainError if the store is down for longer than it is waited for. */
export async function* collected(
	deps: MakeDeps,
	{ event, options, keptOf, missing }: Collecting,
): AsyncGenerator<Taken> {
	const asked = { eventId: event.id, ...chosenOf(options) };
	let unreachable = 0;
	const results = ahead(foundPhotos(deps, asked), (found) => fetched(deps, found, keptOf), {
		bounds,
		bytesOf: (found) => ("absent" in found ? 0 : (found.entry.size ?? 1_000_000)),
	});
	for await (const taken of results) {
		if (!("reason" in taken)) {
			unreachable = 0;
			yield taken;
			continue;
		}
		missing.push(taken);
		unreachable = taken.reason === "UNREACHABLE" ? unreachable + 1 : 0;
		if (unreachable === unreachableInARow) {
			throw new PlainError(
				"The object store does not answer. What is there stays; run the same command again, and it goes on from there.",
			);
		}
	}
}

async function fetched(
	deps: MakeDeps,
	found: Found,
	keptOf: Collecting["keptOf"],
): Promise<Taken | ManifestMissing> {
	const { photoId, title, uploader } = "absent" in found ? found.absent : found.entry;
	const about = { photoId, title, by: uploader.name, byId: uploader.id };
	if ("absent" in found) return { ...about, reason: found.absent.left };
	if ("left" in found) return { ...about, reason: found.left };
	const kept = await keptOf(found);
	if (kept) return { ...found, kept };
	const result = await fetchPhoto(deps.storage, found, deps.storeWaits);
	return typeof result === "string" ? { ...about, reason: result } : { ...found, fetched: result };
}

/** Adds what was in an earlier package and is in this one no more. */
export async function noteOthers(
	deps: MakeDeps,
	{ event, options, missing }: Collecting,
	{ before, photos }: { before: Omit<ManifestMissing, "reason">[]; photos: readonly ManifestPhoto[] },
): Promise<void> {
	const asked = { eventId: event.id, ...chosenOf(options) };
	const known = new Set([...photos, ...missing].map(({ photoId }) => photoId));
	const others = before.filter(({ photoId }) => !known.has(photoId));
	const located = await locate(
		deps,
		asked,
		others.map(({ photoId }) => photoId),
	);
	for (const other of others) {
		const found = located.get(other.photoId);
		if (found && "left" in found) missing.push({ ...other, reason: found.left });
	}
}

export function manifestPhoto(entry: PackageEntry, written: Written, event: PackagedEvent): ManifestPhoto {
	const { photoId, title, description, uploader, uploadedFor, section, takenAt, file, originalLost } = entry;
	return {
		path: written.path,
		part: null,
		...{ photoId, title, description, section: section?.name ?? null },
		...{ by: uploader.name, byId: uploader.id, for: uploadedFor },
		takenAt: takenAt && isoWithOffset(fileTime(entry, event.timeZone)),
		...{ file, originalLost },
		...{ type: written.type, bytes: written.bytes, sha256: written.sha256 },
	};
}

export const manifestOf = (
	{ id, name, slug, timeZone }: PackagedEvent,
	{ by }: MakeOptions,
	rest: Pick<Manifest, "madeAt" | "photos" | "missing">,
): Manifest => ({ event: { id, name, slug, timeZone }, arrangedBy: by, complete: true, ...rest });

/** Operators read English. */
export const folderWords = { noSection: "No section", noTime: "No time", noName: "No name" };
