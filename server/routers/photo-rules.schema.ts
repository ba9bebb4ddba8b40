/**
 * The rules for photos as values and plain functions: the uploader refuses with them what the server would refuse,
 * before a byte is read. The server's inputs (./photos.schema.ts) are made of the same.
 */

/** File formats people's cameras make. Not SVG: it is a document that can carry scripts. */
export const photoTypes = {
	"image/jpeg": { extension: "jpg", name: "JPEG" },
	"image/png": { extension: "png", name: "PNG" },
	"image/webp": { extension: "webp", name: "WebP" },
	"image/avif": { extension: "avif", name: "AVIF" },
	"image/gif": { extension: "gif", name: "GIF" },
	"image/heic": { extension: "heic", name: "HEIC" },
	"image/heif": { extension: "heif", name: "HEIF" },
} as const;

export type PhotoType = keyof typeof photoTypes;

export const photoTypeNames = Object.values(photoTypes).map((type) => type.name);

/** Characters (UTF-16 code units, as <input maxlength> counts them). */
export const titleMaxLength = 120;
/** Bytes of UTF-8: the description travels in the object's metadata, and S3 allows 2 KB of it. */
export const descriptionMaxBytes = 1_000;

/** "newest": last added first. "taken": as the day went, earliest capture time first. */
export const photoOrders = ["newest", "taken"] as const;
export type PhotoOrder = (typeof photoOrders)[number];

/** Photos a live wall goes round: the newest. */
export const liveCount = 100;

/** PostgreSQL stores no NUL, and half a surrogate pair is not UTF-8: both would come back as something else. */
export const isStorable = (text: string) => !/\p{Cs}/u.test(text) && !text.includes("\0");
export const notStorable = "Some of its characters cannot be stored.";

/** What is wrong with a title, or null. Spaces around it do not count. */
export function titleProblem(title: string): string | null {
	const words = title.trim();
	if (!isStorable(words)) return notStorable;
	if (!words) return "A photo needs a title.";
	// Not by characters as people count them: 120 emoji would not fit into S3's 2 KB.
	return words.length > titleMaxLength ? `A title has at most ${titleMaxLength} characters.` : null;
}

/** What is wrong with a description, or null. */
export function descriptionProblem(description: string): string | null {
	const words = description.trim();
	if (!isStorable(words)) return notStorable;
	const bytes = new TextEncoder().encode(words).length;
	return bytes > descriptionMaxBytes
		? `A description has at most ${descriptionMaxBytes.toLocaleString("en")} bytes (about as many letters).`
		: null;
}

/** Photos that one call asks after whether they are still there: their ids are a URL of half the length that is sent. */
export const maxGoneAsked = 40;
