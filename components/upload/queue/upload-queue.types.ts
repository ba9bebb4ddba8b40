import type { Clock, Connection, Keeper, UploadApi, UploadTransport } from "./seams";
import type { QueueState } from "./upload-queue.reducer";

export interface UploadQueueOptions {
	api: UploadApi;
	eventId: string;
	transport: UploadTransport;
	connection: Connection;
	clock: Clock;
	keeper: Keeper;
	/** Photos sent at once. */
	concurrency?: number;
	/** Bytes. A larger file fails as soon as it is added, because hashing it could crash a phone. */
	maxBytes?: number;
	/** Called once for each photo that is new in the event, but not for duplicates. */
	onDone?(photoId: string): void;
	random?(): number;
	/** Milliseconds without progress after which a PUT or a request is given up and tried again. */
	silenceMs?: number;
}

interface ChosenFile {
	file: File;
	title: string;
	description: string;
}

export interface UploadQueue {
	subscribe(listener: () => void): () => void;
	/** Returns the same object until something changed, as useSyncExternalStore requires. */
	getSnapshot(): QueueState;
	/** The chosen file, or null once its photo is in the event or was removed. */
	fileOf(id: string): Promise<File | null>;
	/** Adds the files as drafts. Nothing is read or sent before start(). */
	add(files: readonly ChosenFile[]): void;
	/** Starts every draft. */
	start(): void;
	/** Starts a failed photo again with all its attempts. Does nothing when a retry cannot help. */
	retry(id: string): void;
	retryAll(): void;
	/** Changes the words until the photo is signed, because they travel with the bytes. Ignored after that. */
	edit(id: string, text: { title?: string; description?: string }): void;
	/** Stops what is under way. A photo that is already in the event stays there. */
	remove(id: string): void;
	/** Takes finished photos and duplicates off the list. */
	clearDone(): void;
	/** Stops everything, and notifies nobody any more. */
	dispose(): void;
}
