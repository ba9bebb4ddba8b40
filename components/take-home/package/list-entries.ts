/**
 * The list of a package: asked for page by page, as fast as it comes, while the first photos are fetched already. A large
 * selection is asked for in several groups, because a call takes only so many ids.
 */

import type { ManifestMissing } from "@/rules/package/manifest";
import { type PackageEntry, type PackageWhat, packageIdsMax } from "@/rules/take-home";
import { makeBell } from "../../waiting/bell";
import { type AskTools, askServer } from "./ask-server";
import type { PackageApi, PackageRequest } from "./package.types";

export interface EntryList {
	/** In the order of the archive. It grows until the list is whole. */
	readonly entries: readonly PackageEntry[];
	/** Resolves when the list is whole; rejects when no more of it will come. Called once. */
	read(): Promise<void>;
	isWhole(): boolean;
	/**
	 * All entries, each as soon as it is known. Ends where the list ends, for whatever reason; rejects if an error of the server
	 * ends it before the first.
	 */
	each(): AsyncGenerator<PackageEntry>;
	/** The entries from this one on, as far as they are known. */
	from(entry: PackageEntry, most: number): readonly PackageEntry[];
}

/** Why the signal is aborted when the person keeps what has arrived: what is listed until then is no failure. */
export const finishedEarly = new Error("finished early");

type Known = Pick<PackageEntry, "title" | "uploader">;

interface Options {
	api: PackageApi;
	request: PackageRequest;
	tools: AskTools;
	changed(added: readonly PackageEntry[]): void;
	/** A photo belongs to the package and has no file. Of one that is not even listed, nothing but its id is known. */
	absent(photo: Pick<ManifestMissing, "photoId" | "reason">, known: Known | null): void;
}

export function makeEntryList({ api, request, tools, changed, absent }: Options): EntryList {
	const entries: PackageEntry[] = [];
	const places = new Map<string, number>();
	const bell = makeBell();
	/** Photos that were named by the list without a file. */
	const named = new Set<string>();
	let isOver = false;
	let isWhole = false;
	let failure: { error: unknown } | null = null;

	async function readAll() {
		const { what } = request;
		if (what.kind !== "selection") return readPages(what);
		for (let at = 0; at < what.photoIds.length; at += packageIdsMax) {
			const photoIds = what.photoIds.slice(at, at + packageIdsMax);
			await readPages({ kind: "selection", photoIds });
			await explain(photoIds.filter((id) => !places.has(id) && !named.has(id)));
		}
	}

	async function readPages(what: PackageWhat) {
		let cursor: string | undefined;
		do {
			const input = { ...request, what, ...(cursor === undefined ? {} : { cursor }) };
			const page = await askServer(() => api.list(input), tools);
			// A photo whose time or state changed in the meantime could come twice.
			const added = page.entries.filter(({ photoId }) => !places.has(photoId) && !named.has(photoId));
			for (const entry of added) places.set(entry.photoId, entries.push(entry) - 1);
			for (const { photoId, left, ...known } of page.left) {
				if (named.has(photoId) || places.has(photoId)) continue;
				named.add(photoId);
				absent({ photoId, reason: left }, known);
			}
			cursor = page.next ?? undefined;
			changed(added);
			bell.ring();
		} while (cursor !== undefined);
	}

	/** Asks why photos that were selected are not on the list. */
	async function explain(photoIds: string[]) {
		if (photoIds.length === 0) return;
		const { eventId, files, hidden } = request;
		const { signed } = await askServer(() => api.sign({ eventId, files, hidden, photoIds }), tools);
		for (const answer of signed)
			absent({ photoId: answer.photoId, reason: "left" in answer ? answer.left : "GONE" }, null);
	}

	return {
		entries,
		isWhole: () => isWhole,
		async read() {
			try {
				await readAll();
				isWhole = true;
			} catch (error) {
				if (error !== finishedEarly) failure = { error };
				throw error;
			} finally {
				isOver = true;
				bell.ring();
			}
		},
		async *each() {
			for (let at = 0; ; ) {
				const entry = entries[at];
				if (entry) {
					at += 1;
					yield entry;
				} else if (failure && entries.length === 0) throw failure.error;
				else if (isOver) return;
				else await bell.heard();
			}
		},
		from(entry, most) {
			const at = places.get(entry.photoId) ?? entries.length;
			return entries.slice(at, at + most);
		},
	};
}
