import type { Failure } from "@/messages/types";
import type { PhotoType } from "@/rules/photo-types";
import type { ErrorCode } from "@/server/errors";
import type { Clock } from "../../waiting/clock";
import type { Connection } from "../../waiting/connection";
import type { AheadOptions } from "./look-ahead";
import type { Cancelled, Keeper, SendLocks, UploadApi, UploadTransport } from "./seams";
import type { ItemEdit, QueueItem } from "./upload-item";
import type { QueueState } from "./upload-queue.reducer";
import type { WireOptions } from "./wire";

export interface UploadQueueOptions {
	api: UploadApi;
	eventId: string;
	transport: UploadTransport;
	connection: Connection;
	clock: Clock;
	keeper: Keeper;
	/** They keep two tabs from sending the same bytes. */
	locks: SendLocks;
	/** The uploads whose cancellation was not answered, so that they outlive the page. */
	cancelled: Cancelled;
	/** PUTs at once: at first, and at most. */
	puts?: WireOptions;
	/** Photos that are hashed and signed ahead of the wire. */
	ahead?: AheadOptions;
	/** Bytes. A larger file fails as soon as it is added, because hashing it could crash a phone. */
	maxBytes: number;
	/** Called once for each photo that is new in the event, but not for duplicates. */
	onDone(photoId: string): void;
	random?(): number;
	/** Milliseconds without progress after which a PUT or a request is given up and tried again. */
	silenceMs?: number;
}

/** A photo from an earlier page. Its file is null when its bytes were not kept. */
export interface RestoredPhoto {
	readonly item: QueueItem;
	readonly file: File | null;
}

interface ChosenFile {
	file: File;
	/** What the first bytes say the file is. Without it, the browser's own word for it counts. */
	type?: PhotoType;
	/** The suggested title, until somebody types another one or takes it away; "" if there is none. */
	title: string;
	description: string;
	sectionId?: string | null;
	/** For whom the photo is, where there is a choice. */
	forId?: string | null;
}

export interface UploadQueue {
	subscribe(listener: () => void): () => void;
	/** Returns the same object until something changed, as useSyncExternalStore requires. */
	getSnapshot(): QueueState;
	/** The chosen file, or null once its photo is in the event or was removed. */
	fileOf(id: string): Promise<File | null>;
	/** Adds the files as drafts. Nothing is read or sent before start(). */
	add(files: readonly ChosenFile[]): void;
	/** Adds photos from an earlier page as they are, and sends those that are waiting. Known ids are ignored. */
	restore(photos: readonly RestoredPhoto[]): void;
	/** Gives a photo its file again. A draft is a draft again, and any other photo is sent. */
	giveFile(id: string, file: File): void;
	/** Starts every draft. */
	start(): void;
	/** Starts a failed photo, or saving its words, again with all attempts. Does nothing when a retry cannot help. */
	retry(id: string): void;
	retryAll(): void;
	/** Stops everything that is under way, because the person has lost the right to add photos. A retry can help. */
	refuse(code: ErrorCode): void;
	/** Changes the words at any time. Those of a photo that is in the event already are saved a moment later. */
	edit(id: string, edit: ItemEdit): void;
	/** The same for several photos at once. */
	editAll(ids: readonly string[], edit: ItemEdit): void;
	/** Gives the photo that was there first the words typed for this duplicate. */
	useMyWords(id: string): void;
	/** Leaves such a photo the words that it has. */
	keepWords(id: string): void;
	/** Tells that a photo of this queue has arrived and could not be developed. */
	notDeveloped(photoId: string, failure: Failure): void;
	/** Stops what is under way. A photo that is already in the event stays there. */
	remove(id: string): void;
	/** Stops every photo that is under way, as remove() does. */
	cancelAll(): void;
	/** Takes finished photos and duplicates off the list, except those that could not be developed. */
	clearDone(): void;
	/** Stops everything, and notifies nobody any more. */
	dispose(): void;
}
