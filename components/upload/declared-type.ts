import type { PhotoType } from "@/server/routers/photos.schema";

const byExtension: Readonly<Record<string, PhotoType>> = {
	jpg: "image/jpeg",
	jpeg: "image/jpeg",
	jpe: "image/jpeg",
	jfif: "image/jpeg",
	png: "image/png",
	webp: "image/webp",
	avif: "image/avif",
	gif: "image/gif",
	heic: "image/heic",
	heif: "image/heif",
	hif: "image/heif",
};

/** Names for JPEG that some phones and old Windows use. */
const jpegByAnotherName: ReadonlySet<string> = new Set(["image/jpg", "image/pjpeg"]);

const anything = "application/octet-stream";

/**
 * The content type to declare for a file: what the browser says, else what its extension says.
 * Windows and many Androids know no type for HEIC and say "" or application/octet-stream. When nothing is known the
 * answer is application/octet-stream, and the server replies with the kinds it takes.
 */
export function declaredType(file: Pick<File, "name" | "type">): string {
	const type = file.type.trim().toLowerCase();
	if (jpegByAnotherName.has(type)) return "image/jpeg";
	if (type !== "" && type !== anything) return type;
	const name = file.name.toLowerCase();
	const dot = name.lastIndexOf(".");
	const extension = name.slice(dot + 1);
	return dot >= 0 && Object.hasOwn(byExtension, extension) ? (byExtension[extension] ?? anything) : anything;
}
