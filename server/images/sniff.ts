/** What a file is, by its first bytes and a library's word, never by its name or what the client calls it. */
import { fileTypeFromBuffer } from "file-type";
import { type PhotoType, photoTypes } from "../routers/photos.schema";

/** Bytes from the start that every signature we look for fits into. */
export const sniffBytes = 4_100;

const isPhotoType = (mime: string): mime is PhotoType => Object.hasOwn(photoTypes, mime);

/** The supported type that these bytes begin, or null for anything else. */
export async function sniffType(start: Uint8Array): Promise<PhotoType | null> {
	const mime = (await fileTypeFromBuffer(start).catch(() => undefined))?.mime.replace(/-sequence$/, "");
	return mime !== undefined && isPhotoType(mime) ? mime : null;
}

/** HEIC is HEIF with one codec, and phones mix the two names; every other type is only itself. */
export function sameFamily(declared: string, sniffed: PhotoType): boolean {
	const family = (type: string) => (type === "image/heif" ? "image/heic" : type);
	return family(declared) === family(sniffed);
}
