/**
 * Writes photos into one archive or, where a browser can only save what is whole in its memory, into numbered ones. The
 * manifest is the end of the last.
 */
import { type ArrangeOptions, arrangement } from "@/rules/package/arrange";
import { fileTime, isoWithOffset } from "@/rules/package/local-time";
import * as manifests from "@/rules/package/manifest";
import type { MissingReason } from "@/rules/package/missing";
import { type ArchiveFile, archivedBytes, archiveEnd, zipChunks } from "@/rules/package/zip";
import type { PackageEntry } from "@/rules/take-home";
import type { Obtained, ObtainedPhoto } from "./obtain-photo";
import type { FinishedPart, PackageSink, SinkFile } from "./sinks/sink.types";

export interface ArchiveOptions {
	/** In the order of the archive. */
	obtained: AsyncGenerator<{ item: PackageEntry; result: Obtained }>;
	event: { id: string; name: string; slug: string };
	arrange: ArrangeOptions;
	sink: PackageSink;
	/** The name of an archive; `part` is null if there is only one. */
	nameOf(part: number | null): string;
	madeAt: Date;
	/** Photos that belong to the package and have no file. Read at the end, as is `isComplete`. */
	absent: readonly manifests.ManifestMissing[];
	/** Whether the list of the photos was read to its end. */
	isComplete(): boolean;
	/** Called with each file as soon as it is open. Throws if it is not wanted any more. */
	opened(file: SinkFile, part: number): void;
	written(photo: ObtainedPhoto): void;
	missed(entry: PackageEntry, reason: MissingReason): void;
	/** All photos are written. */
	finishing(): void;
	/** Resolves when the person has saved the part. */
	saved(finished: FinishedPart, part: number, name: string): Promise<void>;
}

interface Placed {
	entry: PackageEntry;
	photo: ObtainedPhoto;
	path: string;
}

/** Rejects with a SinkFailure, or with what stopped the photos. */
export async function writeArchives(options: ArchiveOptions): Promise<void> {
	const { sink, nameOf, opened, saved, obtained } = options;
	const contents = makeContents(options);
	try {
		await contents.begin();
		for (let part = 1; !contents.isOver(); part += 1) {
			const file = await sink.open(nameOf(sink.partBytes === null ? null : part));
			const finished = await fill(file, contents.filesOf(part), () => opened(file, part));
			if (finished) await saved(finished, part, nameOf(part === 1 && contents.isOver() ? null : part));
		}
	} finally {
		void obtained.return(undefined);
	}
}

async function fill(
	file: SinkFile,
	files: AsyncIterable<ArchiveFile>,
	opened: () => void,
): Promise<FinishedPart | null> {
	try {
		opened();
		for await (const chunk of zipChunks(files)) await file.write(chunk);
		return await file.close();
	} catch (error) {
		await file.abort();
		throw error;
	}
}

/** The files of the archives, and what the manifest says of them. */
function makeContents({ obtained, event, arrange, sink, madeAt, absent, ...tell }: ArchiveOptions) {
	const { timeZone } = arrange;
	const { place } = arrangement(arrange);
	const photos: manifests.ManifestPhoto[] = [];
	const missing: manifests.ManifestMissing[] = [];
	const partBytes = sink.partBytes ?? Number.POSITIVE_INFINITY;
	/** The photo that is written next. */
	let next: Placed | null = null;
	let isOver = false;

	async function step() {
		next = null;
		for (;;) {
			const { done, value } = await obtained.next();
			if (done) return;
			const { item: entry, result } = value;
			if (result.kind === "obtained") {
				next = { entry, photo: result, path: place(entry, result.type) };
				return;
			}
			const { photoId, title, uploader } = entry;
			missing.push({ photoId, title, by: uploader.name, byId: uploader.id, reason: result.reason });
			tell.missed(entry, result.reason);
		}
	}

	async function* filesOf(part: number): AsyncGenerator<ArchiveFile> {
		let bytes = archiveEnd;
		while (next !== null) {
			const { entry, photo, path } = next;
			const longer = archivedBytes(path, photo.bytes.byteLength);
			if (bytes > archiveEnd && bytes + longer > partBytes) return;
			bytes += longer;
			// The bytes are given away when they are written, so what is said of them is written down before.
			photos.push(describe(entry, photo, path, part, timeZone));
			const { byteLength: size } = photo.bytes;
			yield {
				path,
				time: fileTime(entry, timeZone),
				bytes: { size, crc32: photo.crc32, chunks: [photo.bytes] },
			};
			tell.written(photo);
			await step();
		}
		tell.finishing();
		isOver = true;
		yield* manifestFiles(part);
	}

	/** They have the time of the package, on the clocks of the event. */
	function* manifestFiles(part: number): Generator<ArchiveFile> {
		const inOne = part === 1;
		const manifest: manifests.Manifest = {
			event: { ...event, timeZone },
			arrangedBy: arrange.by,
			madeAt,
			complete: tell.isComplete(),
			photos: inOne ? photos.map((photo) => ({ ...photo, part: null })) : photos,
			missing: [...missing, ...absent],
		};
		const time = fileTime({ takenAt: null, takenAtOffset: null, createdAt: madeAt }, timeZone);
		for (const file of manifests.manifestFiles(manifest)) yield { ...file, time };
	}

	return { begin: step, filesOf, isOver: () => isOver };
}

function describe(
	entry: PackageEntry,
	photo: ObtainedPhoto,
	path: string,
	part: number,
	timeZone: string,
): manifests.ManifestPhoto {
	const { photoId, title, description, uploader, uploadedFor, section, takenAt, contentType } = entry;
	return {
		...{ path, part, photoId, title, description },
		...{ by: uploader.name, byId: uploader.id, for: uploadedFor, section: section?.name ?? null },
		takenAt: takenAt && isoWithOffset(fileTime(entry, timeZone)),
		...{ file: photo.file, originalLost: photo.originalLost },
		type: photo.type ?? contentType,
		bytes: photo.bytes.byteLength,
		sha256: photo.sha256,
	};
}
