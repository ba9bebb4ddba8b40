/**
 * Thumbnails of chosen files. An <img> on the file itself would keep each photo decoded at full size, and sixty phone
 * photos of 12 megapixels take 3 GB. Here they are decoded, scaled down and released one at a time.
 */
import { makeMutex } from "../../waiting/mutex";

export interface Thumbnail {
	/** An object URL, which lives as long as the page. */
	url: string;
	width: number;
	height: number;
}

const width = 480;
const decodingMutex = makeMutex();
/** By item id. The queue releases the file of a photo that has arrived, but its thumbnail is still shown. */
const made = new Map<string, Promise<Thumbnail | null>>();

/** Never rejects. Resolves with null when this browser cannot decode the file, such as HEIC outside of Safari. */
export function thumbnailOf(id: string, fileOf: (id: string) => Promise<File | null>) {
	const known = made.get(id);
	if (known) return known;
	// The file is asked for before the mutex is free, because it may be released while other photos are decoded.
	const thumbnail = fileOf(id)
		.then((file) => file && decodingMutex(() => shrink(file)))
		.catch(() => null);
	made.set(id, thumbnail);
	return thumbnail;
}

async function shrink(file: File): Promise<Thumbnail | null> {
	const bitmap = await createImageBitmap(file, { resizeWidth: width, resizeQuality: "medium" });
	const canvas = document.createElement("canvas");
	canvas.width = bitmap.width;
	canvas.height = bitmap.height;
	canvas.getContext("2d")?.drawImage(bitmap, 0, 0);
	bitmap.close();
	const blob = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, "image/jpeg", 0.8));
	return blob && { url: URL.createObjectURL(blob), width: canvas.width, height: canvas.height };
}
