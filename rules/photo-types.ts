/**
 * The kinds of photo, in one table: what they are called, what files of them are named, and by which other names systems
 * know them. The browser's chooser, its check and the server's all read it.
 */

/** File formats people's cameras make. Not SVG, because it is a document that can carry scripts. */
export const photoTypes = {
	"image/jpeg": { extension: "jpg", name: "JPEG", otherExtensions: ["jpeg", "jpe", "jfif"] },
	"image/png": { extension: "png", name: "PNG", otherExtensions: [] },
	"image/webp": { extension: "webp", name: "WebP", otherExtensions: [] },
	"image/avif": { extension: "avif", name: "AVIF", otherExtensions: [] },
	"image/gif": { extension: "gif", name: "GIF", otherExtensions: [] },
	"image/heic": { extension: "heic", name: "HEIC", otherExtensions: [] },
	"image/heif": { extension: "heif", name: "HEIF", otherExtensions: ["hif"] },
} as const;

export type PhotoType = keyof typeof photoTypes;

/** Not registered with IANA, but some phones and old systems say them. */
const aliases: Readonly<Record<string, PhotoType>> = {
	"image/jpg": "image/jpeg",
	"image/pjpeg": "image/jpeg",
};

export const photoTypeNames = Object.values(photoTypes).map((type) => type.name);

export const isPhotoType = (type: string): type is PhotoType => Object.hasOwn(photoTypes, type);

/** The type in the one spelling that is stored: "IMAGE/JPEG; q=1" and "image/jpg" are image/jpeg. Null for no kind of photo. */
export function photoTypeOf(declared: string): PhotoType | null {
	const essence = (declared.split(";")[0] ?? "").trim().toLowerCase();
	const type = Object.hasOwn(aliases, essence) ? aliases[essence] : essence;
	return type !== undefined && isPhotoType(type) ? type : null;
}

/** Each type with the endings of its files, with their dots: the form of a file chooser's `accept`. */
export const acceptedFiles: Readonly<Record<string, string[]>> = Object.fromEntries(
	Object.entries(photoTypes).map(([type, { extension, otherExtensions }]) => [
		type,
		[extension, ...otherExtensions].map((ending) => `.${ending}`),
	]),
);

/** The type that files of this name have, or null. */
export function photoTypeByName(fileName: string): PhotoType | null {
	const name = fileName.toLowerCase();
	const found = Object.entries(acceptedFiles).find(([, endings]) =>
		endings.some((ending) => name.endsWith(ending)),
	)?.[0];
	return found !== undefined && isPhotoType(found) ? found : null;
}
