/** The keys of objects. They are made only here, and a client's file name is never part of one. */
import { type PhotoType, photoTypes } from "@/rules/photo-types";

export function originalKey(eventId: string, photoId: string, type: PhotoType): string {
	return `uploads/event_${eventId}/${photoId}.${photoTypes[type].extension}`;
}

export function renditionKey(eventId: string, photoId: string, width: number): string {
	return `optimized/event_${eventId}/${photoId}/${width}.webp`;
}

/** The photo's id in a rendition's key; null for every other key. */
export function photoIdOfRendition(key: string): string | null {
	return /^optimized\/event_[^/]+\/([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})\//.exec(key)?.[1] ?? null;
}
