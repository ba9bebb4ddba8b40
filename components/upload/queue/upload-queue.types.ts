import type { UploadTransport } from "../browser/browser-transport";
import type { Connection } from "../browser/connection";
import type { UploadApi } from "./send-photo";
import type { QueueState } from "./upload-queue.reducer";

export interface UploadQueueOptions {
	api: UploadApi;
	eventId: string;
	transport?: UploadTransport;
	/** Photos under way at once. */
	concurrency?: number;
	/** Bytes. A larger file fails as it is added: hashing it for the server to refuse it could crash a phone. */
	maxBytes?: number;
	/** Once for each photo that is new in the event; not for duplicates. */
	onDone?(photoId: string): void;
	wait?(ms: number): Promise<void>;
	/** When to show batched changes; must call `show` later, not at once. */
	schedule?(show: () => void): void;
	connection?: Connection;
	random?(): number;
	/** Milliseconds without progress after which a PUT or a request is given up and tried again. */
	silenceMs?: number;
}

interface NewItem {
	file: File;
	title: string;
	description: string;
}

export interface UploadQueue {
	subscribe(listener: () => void): () => void;
	/** The same object until something changed: made for useSyncExternalStore. */
	getSnapshot(): QueueState;
	/** As drafts: nothing is read or sent before start(). */
	add(items: readonly NewItem[]): void;
	/** Starts every draft. */
	start(): void;
	/** Starts a failed photo again, with all its attempts; does nothing where that cannot help. */
	retry(id: string): void;
	retryAll(): void;
	/** Until the photo is signed: then its words travel with the bytes. Ignored afterwards. */
	edit(id: string, text: { title?: string; description?: string }): void;
	/** Stops what is under way. A photo that is in the event stays there. */
	remove(id: string): void;
	/** Takes finished photos and duplicates off the list. */
	clearDone(): void;
	/** Stops everything and says nothing more. */
	dispose(): void;
}
