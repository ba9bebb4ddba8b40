/** Turns the rows of an earlier page into photos of the queue, with their files where the browser still has them. */
import type { ConfirmedPhoto } from "../queue/seams";
import type { QueueItem, RestoredPhoto } from "../queue/upload-queue";
import type { BytesRow, ItemRow, KeptStore } from "./kept-store";
import {
	arrivedBefore,
	mayHaveArrived,
	needsBytes,
	type Refusal,
	restoredItem,
	withoutFile,
} from "./restored-item";

interface RestoreOptions {
	store: KeptStore;
	refusal: Refusal | null;
	/** Resolves with the photo when the event has it. */
	confirm: (photoId: string) => Promise<ConfirmedPhoto>;
}

export interface Restored {
	photos: RestoredPhoto[];
	/** Photos whose bytes the browser has. */
	keptIds: string[];
	/** Files that the browser gives back after the person has allowed it, by item id. */
	handles: Map<string, FileSystemFileHandle>;
}

export async function restoreRows(
	rows: readonly ItemRow[],
	{ store, refusal, confirm }: RestoreOptions,
): Promise<Restored> {
	const restored: Restored = { photos: [], keptIds: [], handles: new Map() };
	for (const row of rows) {
		const item = restoredItem(row.item, refusal);
		if (!item) continue;
		const bytes = await store.bytes(item.id).catch(() => undefined);
		const file = bytes ? await fileFrom(bytes, item) : null;
		if (file) restored.keptIds.push(item.id);
		else if (bytes && !(bytes.kept instanceof Blob)) restored.handles.set(item.id, bytes.kept);
		if (file || !needsBytes(item)) {
			restored.photos.push({ item, file });
			continue;
		}
		const photo = mayHaveArrived(item) ? await confirm(item.photoId ?? "").catch(() => null) : null;
		restored.photos.push({ item: photo ? arrivedBefore(item, photo) : withoutFile(item), file: null });
	}
	return restored;
}

/** Null when the bytes cannot be read, or not without asking the person. */
async function fileFrom({ kept }: BytesRow, item: QueueItem): Promise<File | null> {
	if (!(kept instanceof Blob)) return (await isAllowed(kept, "query")) ? fileOfHandle(kept, item) : null;
	try {
		// The row may outlive the bytes, when the browser deletes some of its files.
		await kept.slice(0, 1).arrayBuffer();
		return new File([kept], item.name, { type: item.type, lastModified: item.lastModified });
	} catch {
		return null;
	}
}

/** Null when it is not the file any more that was chosen. */
export async function fileOfHandle(handle: FileSystemFileHandle, item: QueueItem): Promise<File | null> {
	const file = await handle.getFile().catch(() => null);
	return file?.size === item.size && file.lastModified === item.lastModified ? file : null;
}

/** Chromium has these two methods, and TypeScript does not know them, because they are in no standard yet. */
export async function isAllowed(handle: FileSystemFileHandle, how: "query" | "request"): Promise<boolean> {
	const ask: unknown = Reflect.get(handle, `${how}Permission`);
	if (typeof ask !== "function") return true;
	try {
		return (await ask.call(handle, { mode: "read" })) === "granted";
	} catch {
		return false;
	}
}
