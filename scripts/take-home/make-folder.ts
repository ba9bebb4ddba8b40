/**
 * Writes a package into a folder, and goes on in one that an earlier run began. No file has its name before it has all its
 * bytes.
 */
import { mkdir, readdir, rename, rm, stat, utimes, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { type Arrangement, arrangement } from "@/rules/package/arrange";
import { fileTime } from "@/rules/package/local-time";
import {
	type Manifest,
	type ManifestMissing,
	type ManifestPhoto,
	manifestFiles,
} from "@/rules/package/manifest";
import { photoTypeOf } from "@/rules/photo-types";
import { PlainError } from "../stack/plain-error";
import {
	collected,
	folderWords,
	type MakeDeps,
	manifestOf,
	manifestPhoto,
	noteOthers,
	type Taken,
	type There,
	type Written,
} from "./collect";
import { lockFolder } from "./folder-lock";
import { isFurniture } from "./furniture";
import { type Journal, journalName, openJournal } from "./journal";
import type { MakeOptions } from "./options";
import type { PackagedEvent } from "./package-source";
import { progressOf } from "./progress";

export interface Made {
	manifest: Manifest;
	/** Photos that an earlier run wrote already. */
	kept: number;
	/** Files of photos that are in the package no more. They stay where they are. */
	leftBehind: string[];
}

const partName = ".take-home.part";

/** Throws PlainError, and errors of the file system. */
export async function makeFolder(deps: MakeDeps, event: PackagedEvent, options: MakeOptions): Promise<Made> {
	await mkdir(options.to, { recursive: true });
	await refuseForeign(options.to);
	const release = await lockFolder(options.to);
	try {
		const journal = await openJournal(options.to, { eventId: event.id, by: options.by });
		return await fill(deps, { event, options, journal });
	} finally {
		await release();
	}
}

/** A folder with something else in it is more likely a slip than a wish. */
async function refuseForeign(folder: string): Promise<void> {
	const names = await readdir(folder);
	if (!names.includes(journalName) && !names.every(isFurniture))
		throw new PlainError(`${folder} is not empty, and no package was begun there. Choose another folder.`);
}

interface Filling {
	event: PackagedEvent;
	options: MakeOptions;
	journal: Journal;
}

async function fill(deps: MakeDeps, { event, options, journal }: Filling): Promise<Made> {
	const before = [...journal.records.values()];
	const { sections, timeZone } = event;
	const places = arrangement({ by: options.by, timeZone, sections, words: folderWords });
	for (const { folderId, path } of before) places.keep(folderId, path);
	const folder = new Folder(options.to, { places, journal, timeZone });

	const photos: ManifestPhoto[] = [];
	const missing: ManifestMissing[] = [];
	const collecting = { event, options, missing, keptOf: (found: There) => folder.keptOf(found) };
	const progress = progressOf(deps.say);
	let kept = 0;
	for await (const taken of collected(deps, collecting)) {
		const written = await folder.take(taken);
		photos.push(manifestPhoto(taken.entry, written, event));
		if ("kept" in taken) kept += 1;
		progress(photos.length, written.bytes);
	}
	await noteOthers(deps, collecting, {
		before: before.map(({ photoId, title, by, byId }) => ({ photoId, title, by, byId })),
		photos,
	});
	const manifest = manifestOf(event, options, { madeAt: deps.now(), photos, missing });
	for (const { path, bytes } of manifestFiles(manifest)) await folder.write(path, bytes);
	return { manifest, kept, leftBehind: await folder.leftBehind(photos) };
}

interface FolderDeps {
	places: Arrangement;
	journal: Journal;
	timeZone: string;
}

class Folder {
	constructor(
		private readonly root: string,
		private readonly deps: FolderDeps,
	) {}

	/** The record and its file, if both are of the bytes that the store has now. */
	async keptOf({ entry, key }: There): Promise<Written | null> {
		const record = this.deps.journal.records.get(entry.photoId);
		if (record?.source !== (entry.sha256 ?? key)) return null;
		const found = await stat(join(this.root, record.path)).catch(() => null);
		return found?.size === record.bytes ? record : null;
	}

	/** Gives the photo its file, and its place if it has moved to another section. */
	async take(taken: Taken): Promise<Written> {
		const { places, journal, timeZone } = this.deps;
		const { photoId, title, uploader } = taken.entry;
		const folderId = places.folderId(taken.entry);
		const before = journal.records.get(photoId);
		const facts = "kept" in taken ? taken.kept : await this.receive(taken.fetched);
		const stays = before?.folderId === folderId && before.type === facts.type;
		const path = stays ? before.path : places.place(taken.entry, photoTypeOf(facts.type));
		const written = { path, type: facts.type, bytes: facts.bytes, sha256: facts.sha256 };
		if (!("kept" in taken && stays)) {
			const source = taken.entry.sha256 ?? taken.key;
			const by = { by: uploader.name, byId: uploader.id };
			await journal.add({ photoId, title, ...by, folderId, source, ...written });
			const from = "kept" in taken ? taken.kept.path : partName;
			await mkdir(dirname(join(this.root, path)), { recursive: true });
			await rename(join(this.root, from), join(this.root, path));
			// The photo has another type now, or another file, and nothing names the old one.
			if (before && before.path !== path) await rm(join(this.root, before.path), { force: true });
		}
		const { at } = fileTime(taken.entry, timeZone);
		await utimes(join(this.root, path), at, at);
		return written;
	}

	private async receive({ bytes, sha256, type }: Extract<Taken, { fetched: unknown }>["fetched"]) {
		await writeFile(join(this.root, partName), bytes);
		return { type: type ?? "application/octet-stream", bytes: bytes.length, sha256 };
	}

	async write(name: string, bytes: Uint8Array): Promise<void> {
		await writeFile(join(this.root, partName), bytes);
		await rename(join(this.root, partName), join(this.root, name));
	}

	async leftBehind(photos: readonly ManifestPhoto[]): Promise<string[]> {
		const named = new Set(photos.map(({ path }) => path));
		const others = [...this.deps.journal.records.values()].filter(({ path }) => !named.has(path));
		const found: string[] = [];
		for (const { path } of others) {
			if (await stat(join(this.root, path)).catch(() => null)) found.push(path);
		}
		return found;
	}
}
