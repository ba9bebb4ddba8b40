/** Writes a package as one archive. It has its name only when it is complete; a run that was stopped starts over. */
import { createWriteStream } from "node:fs";
import { rename, rm, stat } from "node:fs/promises";
import { pipeline } from "node:stream/promises";
import { arrangement } from "@/rules/package/arrange";
import { fileTime, offsetIn } from "@/rules/package/local-time";
import {
	type Manifest,
	type ManifestMissing,
	type ManifestPhoto,
	manifestFiles,
} from "@/rules/package/manifest";
import { type ArchiveFile, zipChunks } from "@/rules/package/zip";
import { PlainError } from "../stack/plain-error";
import { collected, folderWords, type MakeDeps, manifestOf, manifestPhoto } from "./collect";
import { lockArchive } from "./folder-lock";
import type { MakeOptions } from "./options";
import type { PackagedEvent } from "./package-source";
import { progressOf } from "./progress";

/** Throws PlainError, also for a path at which there is something already, and errors of the file system. */
export async function makeArchive(
	deps: MakeDeps,
	event: PackagedEvent,
	options: MakeOptions,
): Promise<{ manifest: Manifest }> {
	await refuseExisting(options.to);
	const release = await lockArchive(options.to);
	const part = `${options.to}.part`;
	const filling = { event, options, made: null } satisfies Filling;
	try {
		await pipeline(zipChunks(files(deps, filling)), createWriteStream(part));
		// It may have been made in the meantime, and renaming replaces a file.
		await refuseExisting(options.to);
		await rename(part, options.to);
	} catch (error) {
		await rm(part, { force: true });
		throw error;
	} finally {
		await release();
	}
	return { manifest: madeBy(filling) };
}

/** An archive is never replaced, and a folder is more likely a --zip too many. */
async function refuseExisting(path: string): Promise<void> {
	if (await stat(path).catch(() => null))
		throw new PlainError(`${path} exists already. Say another name for the archive.`);
}

interface Filling {
	event: PackagedEvent;
	options: MakeOptions;
	made: Manifest | null;
}

function madeBy({ made }: Filling): Manifest {
	if (!made) throw new Error("the archive ended without its manifest");
	return made;
}

async function* files(deps: MakeDeps, filling: Filling): AsyncGenerator<ArchiveFile> {
	const { event, options } = filling;
	const { sections, timeZone } = event;
	const places = arrangement({ by: options.by, timeZone, sections, words: folderWords });
	const photos: ManifestPhoto[] = [];
	const missing: ManifestMissing[] = [];
	const collecting = { event, options, missing, keptOf: async () => null };
	const progress = progressOf(deps.say);
	for await (const taken of collected(deps, collecting)) {
		if ("kept" in taken) continue;
		const { bytes, sha256, type } = taken.fetched;
		const path = places.place(taken.entry, type);
		const written = { path, type: type ?? "application/octet-stream", bytes: bytes.length, sha256 };
		photos.push(manifestPhoto(taken.entry, written, event));
		progress(photos.length, bytes.length);
		yield { path, time: fileTime(taken.entry, timeZone), bytes };
	}
	const manifest = manifestOf(event, options, { madeAt: deps.now(), photos, missing });
	const time = { at: manifest.madeAt, offset: offsetIn(timeZone, manifest.madeAt) };
	for (const file of manifestFiles(manifest)) yield { ...file, time };
	filling.made = manifest;
}
