/**
 * Inputs of the photos router. Safe in the browser: zod and numbers only, so that the uploader can refuse
 * what the server would refuse before a byte is read.
 */
import { z } from "./browser-zod";

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

const utf8Bytes = (text: string) => new TextEncoder().encode(text).length;

/** PostgreSQL stores no NUL, and half a surrogate pair is not UTF-8: both would come back as something else. */
export const storable = z
	.string()
	.refine(
		(text) => !/\p{Cs}/u.test(text) && !text.includes("\0"),
		"Some of its characters cannot be stored.",
	);

const title = storable
	.trim()
	.min(1, "A photo needs a title.")
	// Not .max(), which counts an emoji as one: 120 of them would not fit into S3's 2 KB.
	.refine((text) => text.length <= titleMaxLength, `A title has at most ${titleMaxLength} characters.`);

const description = storable
	.trim()
	.refine(
		(text) => utf8Bytes(text) <= descriptionMaxBytes,
		`A description has at most ${descriptionMaxBytes.toLocaleString("en")} bytes (about as many letters).`,
	);

export const eventInput = z.object({ eventId: z.uuid() });
export const photoInput = z.object({ photoId: z.uuid() });

export const initiateUploadInput = eventInput.extend({
	/** As the browser says it; "IMAGE/JPEG; charset=x" is understood as image/jpeg. */
	contentType: z.string().max(255),
	/** Bytes. */
	size: z.int().min(0),
	/** Of the whole file: lower-case hex, 64 characters. */
	sha256: z.string().regex(/^[0-9a-f]{64}$/, "sha256 is 64 lower-case hex digits."),
	title,
	description: description.default(""),
});

/** "newest": last added first. "taken": as the day went, earliest capture time first. */
export const photoOrders = ["newest", "taken"] as const;
export type PhotoOrder = (typeof photoOrders)[number];

export const latestPhotosInput = eventInput.extend({
	/** Only the photos this person added. */
	uploaderId: z.uuid().optional(),
});

export const listPhotosInput = latestPhotosInput.extend({
	/** From the page before, of the same order; leave out for the first page. */
	cursor: z.string().max(100).nullish(),
	limit: z.int().min(1).max(100).default(40),
	order: z.enum(photoOrders).default("newest"),
});

/** Photos a live wall goes round: the newest. */
export const liveCount = 100;

export const livePhotosInput = eventInput.extend({
	/** The version of the answer that the asking wall has. */
	known: z.string().max(64).optional(),
});

export const hidePhotoInput = photoInput.extend({ hidden: z.boolean() });

export const updatePhotoInput = photoInput.extend({
	title: title.optional(),
	description: description.optional(),
});
