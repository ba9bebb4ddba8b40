/** The keys of objects. They are made only here, and a client's file name is never part of one. */
import { type PhotoType, photoTypes } from "@/rules/photo-types";

export function originalKey(eventId: string, photoId: string, type: PhotoType): string {
	return `uploads/event_${eventId}/${photoId}.${photoTypes[type].extension}`;
}

/** What the keys of a photo's renditions are made from. */
export interface RenditionsOf {
	id: string;
	eventId: string;
	/** How often the renditions were moved to other keys (./move-renditions.ts). */
	renditionRound: number;
}

export function renditionKey({ id, eventId, renditionRound }: RenditionsOf, width: number): string {
	const round = renditionRound === 0 ? "" : `${renditionRound}/`;
	return `optimized/event_${eventId}/${id}/${round}${width}.webp`;
}

/**
 * How renditions are stored. The bytes under a key never change. Not "private", because CloudFront would then cache nothing,
 * and it checks the signature of each request anyway.
 */
export const renditionFile = { contentType: "image/webp", cacheControl: "max-age=31536000, immutable" };

const uuid = "[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}";
const original = new RegExp(`^uploads/event_(${uuid})/(${uuid})\\.[a-z]+$`);

/** The ids in an original's key; null for every other key. */
export function idsOfOriginal(key: string): { eventId: string; photoId: string } | null {
	const [, eventId, photoId] = original.exec(key) ?? [];
	return eventId && photoId ? { eventId, photoId } : null;
}

/** The photo's id in a rendition's key; null for every other key. */
export function photoIdOfRendition(key: string): string | null {
	return /^optimized\/event_[^/]+\/([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})\//.exec(key)?.[1] ?? null;
}
