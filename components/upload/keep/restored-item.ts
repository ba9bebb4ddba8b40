/** What becomes of a photo of the queue when a later page takes it over. */
import type { Key } from "@/messages/types";
import type { ErrorCode } from "@/server/errors";
import type { ConfirmedPhoto } from "../queue/seams";
import { hasArrived, isFinished, type QueueItem } from "../queue/upload-item";
import { typedWords } from "../queue/upload-queue.reducer";

/** These were about the person's right and not about the photo, so the photo goes on when the right is back. */
const rights: ReadonlySet<string> = new Set<ErrorCode>([
	"NOT_ON_THE_ROLL",
	"UPLOADS_BLOCKED",
	"EVENT_NOT_FOUND",
	"UPLOADS_NOT_OPEN",
	"UPLOADS_CLOSED",
	"EVENT_ARCHIVED",
]);
const signedOut: ErrorCode = "SIGNED_OUT";

export type Refusal = Key<"errors">;

export const wasRefused = ({ status, errorCode }: Pick<QueueItem, "status" | "errorCode">) =>
	status === "failed" && errorCode !== null && rights.has(errorCode);

/**
 * Drafts stay drafts and failed photos stay failed. Everything that was under way is sent, and so is what only failed
 * because the person was signed out or had no right to add photos. Null if there is nothing left to do. `refusal` is why the
 * person may not add photos now.
 */
export function restoredItem(item: QueueItem, refusal: Refusal | null): QueueItem | null {
	if (isFinished(item)) return null;
	// Only its words are left.
	if (hasArrived(item)) return item;
	if (item.status === "draft") return item;
	if (item.status === "fileNeeded")
		return item.wasDraft ? { ...item, status: "draft", wasDraft: false } : sent(item, refusal);
	const goesOn = wasRefused(item) || item.errorCode === signedOut;
	if (item.status === "failed" && !goesOn) return item;
	return sent(item, refusal);
}

function sent(item: QueueItem, refusal: Refusal | null): QueueItem {
	// The page ended during the PUT, and perhaps after its last byte.
	const arrived =
		item.status === "sending" && item.photoId && item.arrived === "no" ? "perhaps" : item.arrived;
	const again = {
		...item,
		arrived,
		sentBytes: 0,
		askedToWait: false,
		attempts: 0,
		waitedMs: 0,
		wasDraft: false,
	};
	return refusal
		? { ...again, status: "failed", error: { code: refusal }, errorCode: refusal, canRetry: true }
		: { ...again, status: "waiting", error: null, errorCode: null, canRetry: false };
}

/** The same photo without its bytes. What cannot be sent anyway needs none. */
export function withoutFile(item: QueueItem): QueueItem {
	if (item.status === "failed" && !item.canRetry) return item;
	return {
		...item,
		status: "fileNeeded",
		wasDraft: item.status === "draft",
		error: null,
		errorCode: null,
		canRetry: false,
	};
}

/**
 * The photo had arrived, and the event has it now. Words that were typed after it was announced are saved; those of a photo that
 * somebody else has added, or that was chosen twice, are only offered.
 */
export function arrivedBefore(item: QueueItem, photo: ConfirmedPhoto): QueueItem {
	const { id, title, description, mayEdit } = photo;
	const has = { title, description, mayEdit };
	const isOwn = id === item.photoId && !item.isSecond;
	const now = { ...item, photoId: id, status: isOwn ? "done" : "duplicate", sentBytes: item.size } as const;
	const differ = typedWords(now, has) !== null;
	return isOwn ? { ...now, unsavedWords: mayEdit && differ } : { ...now, kept: differ ? has : null };
}

/** Whether the store may have the bytes, so that asking the server comes before asking for the file. */
export const mayHaveArrived = ({ arrived, photoId }: QueueItem) => arrived !== "no" && photoId !== null;

/** Whether the photo is worthless without its bytes. */
export const needsBytes = ({ status, canRetry }: Pick<QueueItem, "status" | "canRetry">) =>
	status !== "done" && status !== "duplicate" && status !== "fileNeeded" && (status !== "failed" || canRetry);
