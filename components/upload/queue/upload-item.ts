/**
 * One chosen photo, from draft to done. It holds only values that survive JSON, so that a queue can be stored.
 * The file itself is in the Keeper (./seams.ts), and only ./upload-queue.reducer.ts makes changed items.
 */
import type { Failure } from "@/messages/types";
import type { PhotoType } from "@/rules/photo-types";
import type { KeptWords } from "./seams";
import type { UploadFailure } from "./upload-failure";

type ItemStatus =
	| "draft"
	/** It is from an earlier page, and its bytes are not kept: the person has to choose the file again. */
	| "fileNeeded"
	| "waiting"
	| "hashing"
	| "signing"
	| "sending"
	| "confirming"
	| "done"
	| "duplicate"
	| "failed";

export interface QueueItem {
	/** Unique across queues and tabs, because it is also the key of the bytes. */
	readonly id: string;
	/** Facts of the File: `size` is in bytes, and `lastModified` in milliseconds since 1970. */
	readonly name: string;
	readonly size: number;
	readonly type: string;
	readonly lastModified: number;
	readonly title: string;
	readonly description: string;
	/** Which of the words a person has typed. The others are made from the file's name and never replace typed ones. */
	readonly typed: { readonly title: boolean; readonly description: boolean };
	/** The title that was suggested from the name of its file, or "". The photo gets it unless a person says otherwise. */
	readonly derivedTitle: string;
	/**
	 * All words with which the photo was announced, each as one text, because an answer may be lost and nobody knows then which of
	 * them it has.
	 */
	readonly announced: readonly string[];
	/** The words were changed after the photo was added, and the server does not have them yet. */
	readonly unsavedWords: boolean;
	/** Why the changed words could not be saved, or null. */
	readonly wordsError: Failure | null;
	/** The words that the photo has had since before, if they differ from those typed here; otherwise null. */
	readonly kept: KeptWords | null;
	/** The person has decided that the words of this duplicate replace those that its photo had. */
	readonly replacesWords: boolean;
	/** The section that the person chose; null if the photo goes by the time it was taken. */
	readonly sectionId: string | null;
	/** The row on the roll of the person for whom the photo is; null where there is no choice. */
	readonly forId: string | null;
	readonly status: ItemStatus;
	/** Bytes of the file that have left the browser in the present attempt. */
	readonly sentBytes: number;
	/** The photo is waiting because the server asked for it. */
	readonly askedToWait: boolean;
	/** What the page says. It is null unless the photo failed. */
	readonly error: Failure | null;
	/** Why the photo, which has arrived, could not be developed. It is null unless that is known. */
	readonly notDeveloped: Failure | null;
	/** The server's code for the error, or null when no server answered. */
	readonly errorCode: string | null;
	/** A retry can help: the photo failed, and not because of the file itself. */
	readonly canRetry: boolean;
	/** Lower-case hex, kept so that later attempts need not hash the file again. */
	readonly sha256: string | null;
	/** Known once the server has signed the upload. The photo exists only when the status is done or duplicate. */
	readonly photoId: string | null;
	/** The photo was announced with the words of another chosen file with the same bytes. */
	readonly isSecond: boolean;
	/** Whether the bytes are in the store. "perhaps": all of them left the browser, but no answer came back. */
	readonly arrived: "no" | "perhaps" | "yes";
	/** Failed attempts since the last start. */
	readonly attempts: number;
	/** Milliseconds that the server has asked this photo to wait since the last start. */
	readonly waitedMs: number;
	/** It was not started before its file was needed again, so it must not be sent by itself. */
	readonly wasDraft: boolean;
}

/** What a person can change of a photo in the queue. */
export type ItemEdit = Partial<Pick<QueueItem, "title" | "description" | "sectionId" | "forId">>;

interface NewItem {
	file: File;
	/** What the first bytes say. Without it, the browser's own word for the file counts. */
	type?: PhotoType;
	/** The suggested title, or "". */
	title: string;
	description: string;
	sectionId?: string | null;
	forId?: string | null;
	/** The reason why this file cannot be added, or null. */
	refusal: UploadFailure | null;
}

export function newItem({
	file,
	type,
	title,
	description,
	sectionId = null,
	forId = null,
	refusal,
}: NewItem): QueueItem {
	return {
		id: newId(),
		name: file.name,
		size: file.size,
		type: type ?? file.type,
		lastModified: file.lastModified,
		title,
		description,
		typed: { title: false, description: description !== "" },
		derivedTitle: title,
		announced: [],
		unsavedWords: false,
		wordsError: null,
		kept: null,
		replacesWords: false,
		sectionId,
		forId,
		status: refusal ? "failed" : "draft",
		sentBytes: 0,
		askedToWait: false,
		error: refusal?.said ?? null,
		notDeveloped: null,
		errorCode: refusal?.code ?? null,
		canRetry: false,
		sha256: null,
		photoId: null,
		isSecond: false,
		arrived: "no",
		attempts: 0,
		waitedMs: 0,
		wasDraft: false,
	};
}

/** crypto.randomUUID would be shorter, but browsers offer it only over https. */
function newId(): string {
	const bytes = crypto.getRandomValues(new Uint8Array(16));
	return `upload-${Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("")}`;
}

/** The photo is in the event, its words are saved, and none are offered, so nothing is left to do for it. */
export function isFinished(item: Pick<QueueItem, "status" | "unsavedWords" | "kept">): boolean {
	return hasArrived(item) && !item.unsavedWords && item.kept === null;
}

/** A duplicate has the words of the photo that was there first, unless its person may replace them and wants to. */
export function takesWords(item: Pick<QueueItem, "status" | "kept" | "replacesWords">): boolean {
	return item.status !== "duplicate" || item.replacesWords || item.kept?.mayEdit === true;
}

/** What has to be told about the photo, or null: it could not be added, or not be developed. */
export function failureOf({
	status,
	error,
	notDeveloped,
}: Pick<QueueItem, "status" | "error" | "notDeveloped">) {
	return status === "failed" ? error : (notDeveloped ?? null);
}

export function hasArrived({ status }: Pick<QueueItem, "status">): boolean {
	return status === "done" || status === "duplicate";
}

const atRest: ReadonlySet<ItemStatus> = new Set(["draft", "fileNeeded", "failed", "done", "duplicate"]);

/** It was started and has not ended. */
export function isUnderWay({ status }: Pick<QueueItem, "status">): boolean {
	return !atRest.has(status);
}
