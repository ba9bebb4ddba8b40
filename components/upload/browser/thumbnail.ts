/**
 * Small pictures of chosen files. An <img> on the file itself would keep each decoded at full size, and sixty
 * phone photos of 12 megapixels are 3 GB: here one at a time is decoded, scaled down and let go.
 */
import { makeMutex } from "../../waiting/mutex";

export interface Thumbnail {
	/** An object URL; lives as long as the page. */
	url: string;
	width: number;
	height: number;
}

const width = 480;
const lane = makeMutex();
const made = new WeakMap<File, Promise<Thumbnail | null>>();

/** Never rejects: null where this browser cannot decode the file (HEIC, outside of Safari). */
export function thumbnailOf(file: File): Promise<Thumbnail | null> {
	const known = made.get(file);
	if (known) return known;
	const thumbnail = lane(() => shrink(file)).catch(() => null);
	made.set(file, thumbnail);
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
