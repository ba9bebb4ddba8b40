/**
 * Thumbnails of chosen files. An <img> on the file itself would keep each photo decoded at full size, and sixty phone
 * photos of 12 megapixels take 3 GB. Here they are decoded, scaled down and released one at a time, and only while
 * something shows them. The last ones that nothing shows any more stay for a while, for scrolling back.
 */
import { makeMutex } from "../../waiting/mutex";

export interface Thumbnail {
	/** An object URL, which lives until the thumbnail is released. */
	url: string;
	width: number;
	height: number;
}

interface Held {
	readonly made: Promise<Thumbnail | null>;
	/** How many elements show it. */
	users: number;
}

const width = 480;
/** How many are kept that nothing shows. */
const mostIdle = 120;
const decodingMutex = makeMutex();
/** By item id, the one that was released last at the end. */
const held = new Map<string, Held>();

/**
 * Makes the thumbnail, or shares the one that is made. `made` never rejects, and resolves with null when this browser
 * cannot decode the file, such as HEIC outside of Safari. Call `release` once, when it is no longer shown. One that nothing
 * shows any more `afterMs` later is not made.
 */
export function holdThumbnail(id: string, fileOf: (id: string) => Promise<File | null>, afterMs = 0) {
	const entry = held.get(id) ?? make(id, fileOf, afterMs);
	entry.users++;
	return { made: entry.made, release: () => release(id, entry) };
}

function make(id: string, fileOf: (id: string) => Promise<File | null>, afterMs: number): Held {
	const isShown = () => entry.users > 0;
	// The file is asked for before the mutex is free, because it may be released while other photos are decoded.
	const file = fileOf(id).catch(() => null);
	const pause =
		afterMs > 0 ? new Promise<void>((resolve) => setTimeout(resolve, afterMs)) : Promise.resolve();
	const decode = async () => {
		// Somebody scrolled past it. It is made when it comes back.
		if (!isShown()) return forget(id, entry);
		const bytes = await file;
		return bytes && shrink(bytes);
	};
	const made = pause.then(() => decodingMutex(decode)).catch(() => null);
	const entry: Held = { made, users: 0 };
	held.set(id, entry);
	return entry;
}

function forget(id: string, entry: Held): null {
	if (held.get(id) === entry) held.delete(id);
	return null;
}

function release(id: string, entry: Held) {
	entry.users--;
	if (entry.users > 0 || held.get(id) !== entry) return;
	held.delete(id);
	held.set(id, entry);
	const idle = [...held].filter(([, { users }]) => users === 0);
	for (const [oldest, { made }] of idle.slice(0, Math.max(0, idle.length - mostIdle))) {
		held.delete(oldest);
		void made.then((thumbnail) => thumbnail && URL.revokeObjectURL(thumbnail.url));
	}
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
