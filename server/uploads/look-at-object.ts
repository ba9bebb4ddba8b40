/**
 * Compares the object under an intent's key with what was announced. Confirm checks this before it makes a Photo,
 * and ./end-intent.ts checks it before it removes anything. A row alone is not enough, because a database restored
 * from a dump can be older than the object. The object's metadata can be trusted, because this server signed it.
 */

import { type OtherKind, otherKindOf } from "@/rules/other-kinds";
import { sameFamily, sniffBytes, sniffType } from "@/rules/photo-signatures";
import { isPhotoType, type PhotoType } from "@/rules/photo-types";
import type { Deps } from "../deps";
import type { StoredObject } from "../storage/object-store";
import type { Intent } from "./intent";
import { cancellationsBefore, isSamePhoto } from "./object-metadata";

export type Seen =
	| { is: "nothing" }
	/** `kind` is what the file is, if it is the one that was announced and no photo. */
	| { is: "other"; kind: OtherKind | null }
	/** `contentType` is what the object is, which differs from the row's if somebody announced another photo type. */
	| { is: "asAnnounced"; contentType: PhotoType; cancellationsBefore: number };

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
	if (!isAnnounced(stored, intent) || !isPhotoType(stored.contentType)) return { is: "other", kind: null };
	// The object arrived between the two requests.
	if (!start) return { is: "nothing" };
	const sniffed = sniffType(start);
	if (!sniffed) return { is: "other", kind: otherKindOf("", start) };
	return {
		is: "asAnnounced",
		// The first bytes decide. A HEIC that was announced as HEIF keeps that name, because it is one.
		contentType: sameFamily(stored.contentType, sniffed) ? stored.contentType : sniffed,
		cancellationsBefore: cancellationsBefore(stored.metadata),
	};
}

function isAnnounced(stored: StoredObject, { id, eventId, uploaderId, size }: Expected): boolean {
	// A header that this server did not sign would change how the original is downloaded.
	if (stored.unsigned.length > 0) return false;
	return stored.size === size && isSamePhoto(stored.metadata, { photoId: id, eventId, uploaderId });
}
