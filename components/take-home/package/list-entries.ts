/** The list of a package: asked for page by page, as fast as it comes, while the first photos are fetched already. */
import { type AskTools, askServer } from "./ask-server";
import { makeBell } from "./bell";
import type { PackageApi, PackageEntry, PackageRequest } from "./package.types";

export interface EntryList {
	/** In the order of the archive. It grows until the list is whole. */
	readonly entries: readonly PackageEntry[];
	/** Resolves when the list is whole; rejects when no more of it will come. Called once. */
	read(): Promise<void>;
	/** All entries, each as soon as it is known. Ends where the list ends, for whatever reason. */
	each(): AsyncGenerator<PackageEntry>;
	/** The entries from this one on, as far as they are known. */
	from(entry: PackageEntry, most: number): readonly PackageEntry[];
}

interface Options {
	api: Pick<PackageApi, "list">;
	request: PackageRequest;
	tools: AskTools;
	changed(added: readonly PackageEntry[]): void;
}

export function makeEntryList({ api, request, tools, changed }: Options): EntryList {
	const entries: PackageEntry[] = [];
	const places = new Map<string, number>();
	const bell = makeBell();
	let isOver = false;

	async function readPages() {
		let cursor: string | null = null;
		do {
			const from: { cursor?: string } = cursor === null ? {} : { cursor };
			const page = await askServer(() => api.list({ ...request, ...from }), tools);
			// A photo whose time was changed meanwhile could come twice.
			const added = page.entries.filter(({ photoId }) => !places.has(photoId));
			for (const entry of added) places.set(entry.photoId, entries.push(entry) - 1);
			cursor = page.next;
			changed(added);
			bell.ring();
		} while (cursor !== null);
	}

	return {
		entries,
		read: () =>
			readPages().finally(() => {
				isOver = true;
				bell.ring();
			}),
		async *each() {
			for (let at = 0; ; ) {
				const entry = entries[at];
				if (entry) {
					at += 1;
					yield entry;
				} else if (isOver) return;
				else await bell.heard();
			}
		},
		from(entry, most) {
			const at = places.get(entry.photoId) ?? entries.length;
			return entries.slice(at, at + most);
		},
	};
}
