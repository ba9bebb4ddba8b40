/**
 * Decides what becomes of each chosen file before anything is sent. Its first bytes decide, not its name: a photo is
 * listed with the type that it has, and any other file is refused with what it is. Files that only accompany photos are
 * set aside.
 * A few files are read at a time and the page can paint in between, because people choose hundreds at once.
 */
import type { Failure } from "@/messages/types";
import { type OtherKind, otherKindOf } from "@/rules/other-kinds";
import { sniffBytes, sniffType } from "@/rules/photo-signatures";
import { type PhotoType, photoTypeByName, photoTypeOf } from "@/rules/photo-types";
import type { ErrorCode } from "@/server/errors";
import { withTimeout } from "../../waiting/with-timeout";
import { refusalOf } from "../queue/file-rules";
import { unreadable } from "../queue/upload-failure";
import { type AsideKind, sidecarsAmong } from "./sidecars";

export interface Refused {
	readonly name: string;
	readonly reason: Failure;
}

/** A file that came along with photos. */
export interface Aside {
	readonly name: string;
	readonly kind: AsideKind;
}

interface TakenPhoto {
	readonly file: File;
	readonly type: PhotoType;
}

/** What came of the files that were read since the last report, in the order in which they were chosen. */
export interface Intake {
	readonly photos: readonly TakenPhoto[];
	/** Files that somebody may have meant as photos. */
	readonly refused: readonly Refused[];
	readonly aside: readonly Aside[];
}

interface Options {
	maxBytes: number;
	/** Files that nobody chose by themselves, because they were in a folder. */
	inFolders?: ReadonlySet<File>;
	/** The photos that are listed already. */
	listed: readonly Pick<File, "name" | "size" | "lastModified">[];
	/** Called for each part of the files, in their order. */
	report(intake: Intake, read: number): void;
	/** Milliseconds after which a file that is not read is given up, for instance one that is only in the cloud. */
	patienceMs?: number;
}

/** Files read at once. */
const readers = 6;
/** Files reported at once. */
const portion = 48;
/** So many files that are no photos and were in no folder are refused one by one. More of them came with a whole card. */
const mostRefused = 4;

export async function takeIn(files: readonly File[], options: Options): Promise<void> {
	const isSidecar = sidecarsAmong(files.map(({ name }) => name));
	const listed = [...options.listed];
	/** They wait until all files are read, because only their number says whether they were chosen on purpose. */
	const others: (Refused & Aside)[] = [];
	for (let first = 0; first < files.length; first += portion) {
		const part = files.slice(first, first + portion);
		const photos: TakenPhoto[] = [];
		const refused: Refused[] = [];
		const aside: Aside[] = [];
		const found = await inTurns(part, async (file) => {
			const sidecar = isSidecar(file.name);
			if (sidecar && !alsoOfPhotos.has(sidecar)) return { file, sidecar };
			const seen = await look(file, options);
			return sidecar && !seen.type ? { file, sidecar } : seen;
		});
		for (const one of found) {
			if ("sidecar" in one) {
				aside.push({ name: one.file.name, kind: one.sidecar });
				continue;
			}
			const { file, type, reason, kind } = one;
			const refusal = reason ?? refusalOf(file, options.maxBytes, listed);
			if (type && !refusal) {
				listed.push(file);
				photos.push({ file, type });
			} else if (refusal) {
				const { name } = file;
				if (type || looksLikePhoto(file)) refused.push({ name, reason: refusal });
				else if (options.inFolders?.has(file) && !convertible.has(kind))
					aside.push({ name, kind: asideAs(kind) });
				else others.push({ name, reason: refusal, kind: asideAs(kind) });
			}
		}
		const read = first + part.length;
		if (read === files.length) {
			if (others.length > mostRefused) aside.push(...others.map(({ name, kind }) => ({ name, kind })));
			else refused.push(...others.map(({ name, reason }) => ({ name, reason })));
		}
		options.report({ photos, refused, aside }, read);
	}
}

/** A file after a look at it: a photo of this type, or the reason why it cannot be added, or both. */
interface Seen {
	readonly file: File;
	readonly type: PhotoType | null;
	readonly reason: Failure | null;
	/** What it is, if it is no photo and could be read. */
	readonly kind?: OtherKind;
}

/** Kinds whose names a photo may have by mistake, so the first bytes decide. A .THM is a JPEG and no photo. */
const alsoOfPhotos: ReadonlySet<AsideKind> = new Set(["RAW_OF_PHOTO", "LIVE"]);

/** Pictures in formats that can be saved as another. */
const convertible: ReadonlySet<OtherKind | undefined> = new Set(["tiff", "bmp", "jxl", "psd", "svg"]);

function asideAs(kind: OtherKind | undefined): AsideKind {
	if (convertible.has(kind)) return "PICTURE";
	return kind === "raw" ? "RAW" : kind === "video" ? "VIDEO" : "OTHER";
}

async function look(file: File, { patienceMs = 30_000 }: Options): Promise<Seen> {
	if (file.size === 0) return { file, type: null, reason: { code: "EMPTY_FILE" satisfies ErrorCode } };
	try {
		const bytes = file.slice(0, sniffBytes).arrayBuffer();
		const start = new Uint8Array(await withTimeout(patienceMs, bytes, unreadable));
		const type = sniffType(start);
		if (type) return { file, type, reason: null };
		const kind = otherKindOf(file.name, start);
		return { file, type, kind, reason: notAPhoto(kind) };
	} catch {
		return { file, type: null, reason: unreadable().said };
	}
}

/** Whether the person who chose the file will expect it to be a photo, because its name or the browser says so. */
const looksLikePhoto = (file: File) => photoTypeByName(file.name) !== null || photoTypeOf(file.type) !== null;

const notAPhoto = (kind: OtherKind): Failure => ({
	code: "NOT_A_PHOTO" satisfies ErrorCode,
	params: { kind },
});

/** Does the work for a few items at a time. The results are in the order of the items. */
async function inTurns<Item, Result>(
	items: readonly Item[],
	work: (item: Item) => Promise<Result> | Result,
): Promise<Result[]> {
	const results: Result[] = [];
	let next = 0;
	const worker = async () => {
		while (next < items.length) {
			const i = next++;
			const item = items[i];
			if (item !== undefined) results[i] = await work(item);
		}
	};
	await Promise.all(Array.from({ length: Math.min(readers, items.length) }, worker));
	return results;
}
