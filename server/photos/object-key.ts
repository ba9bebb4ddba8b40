/** Where objects live. Keys are made here and only here; a client's file name is never part of one. */
import { type PhotoType, photoTypes } from "../routers/photos.schema";

export function originalKey(eventId: string, photoId: string, type: PhotoType): string {
	return `uploads/event_${eventId}/${photoId}.${photoTypes[type].extension}`;
}

export function renditionKey(eventId: string, photoId: string, width: number): string {
	return `optimized/event_${eventId}/${photoId}/${width}.webp`;
}
