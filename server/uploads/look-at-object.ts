/**
 * What the store holds under the key of an intent, beside what was announced. Confirm asks before it makes a Photo, and
 * whatever ends an intent asks before it removes anything. The row may be older than the object, because a database can
 * be restored from a dump; the object's own facts were signed by this server.
 */

import { isPhotoType, type PhotoType } from "@/rules/photo-types";
import type { Deps } from "../deps";
import { sameFamily, sniffBytes, sniffType } from "../images/sniff";
import type { StoredObject } from "../storage/object-store";
import type { Intent } from "./intent";
import { isSamePhoto } from "./object-metadata";

export type Seen =
	| { is: "nothing" }
	| { is: "other" }
	/** `contentType`: of the object. It differs from the row's after the same bytes were announced under two types. */
	| { is: "asAnnounced"; contentType: PhotoType };

type Expected = Pick<Intent, "id" | "eventId" | "uploaderId" | "key" | "size">;

export async function lookAtObject(
	{ storage }: Pick<Deps, "storage">,
	intent: Expected,
	options: { signal?: AbortSignal } = {},
): Promise<Seen> {
	const [stored, start] = await Promise.all([
		storage.head(intent.key, options),
		storage.readStart(intent.key, sniffBytes, options),
	]);
	if (!stored) return { is: "nothing" };
	if (!isAnnounced(stored, intent) || !isPhotoType(stored.contentType)) return { is: "other" };
	// It arrived between the two answers.
	if (!start) return { is: "nothing" };
	const sniffed = sniffType(start);
	if (!sniffed || !sameFamily(stored.contentType, sniffed)) return { is: "other" };
	return { is: "asAnnounced", contentType: stored.contentType };
}

function isAnnounced(stored: StoredObject, { id, eventId, uploaderId, size }: Expected): boolean {
	// A header that nobody signed would change how the original is downloaded.
	if (stored.unsigned.length > 0) return false;
	return stored.size === size && isSamePhoto(stored.metadata, { photoId: id, eventId, uploaderId });
}
