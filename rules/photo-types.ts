/**
 * The supported photo types, in one table: their names, file extensions and aliases. The browser's file chooser, the
 * browser's check and the server's check all read it.
 */

/** The file formats that people's cameras make. SVG is not one of them, because an SVG can carry scripts. */
export const photoTypes = {
	"image/jpeg": { extension: "jpg", name: "JPEG", otherExtensions: ["jpeg", "jpe", "jfif"] },
	"image/png": { extension: "png", name: "PNG", otherExtensions: [] },
	"image/webp": { extension: "webp", name: "WebP", otherExtensions: [] },
	"image/avif": { extension: "avif", name: "AVIF", otherExtensions: [] },
	"image/gif": { extension: "gif", name: "GIF", otherExtensions: [] },
	"image/heic": { extension: "heic", name: "HEIC", otherExtensions: [] },
	"image/heif": { extension: "heif", name: "HEIF", otherExtensions: ["hif"] },
} as const;

/** How wide the largest rendition of a photo is at most, except of a panorama, as in server/images/process/render.mjs. */
export const largestRenditionPixels = 2_560;

export type PhotoType = keyof typeof photoTypes;

/** Types that are not registered with IANA but that some phones and old systems send. */
const aliases: Readonly<Record<string, PhotoType>> = {
	"image/jpg": "image/jpeg",
	"image/pjpeg": "image/jpeg",
};

export const photoTypeNames = Object.values(photoTypes).map((type) => type.name);

export const isPhotoType = (type: string): type is PhotoType => Object.hasOwn(photoTypes, type);

/**
 * The type in the one spelling that is stored: "IMAGE/JPEG; q=1" and "image/jpg" become image/jpeg. Null when the
 * type is not supported.
 */
export function photoTypeOf(declared: string): PhotoType | null {
	const essence = (declared.split(";")[0] ?? "").trim().toLowerCase();
	const type = Object.hasOwn(aliases, essence) ? aliases[essence] : essence;
	return type !== undefined && isPhotoType(type) ? type : null;
}

/** Each type with its file extensions, including the dots, in the form of a file chooser's `accept`. */
export const acceptedFiles: Readonly<Record<string, string[]>> = Object.fromEntries(
	Object.entries(photoTypes).map(([type, { extension, otherExtensions }]) => [
		type,
		[extension, ...otherExtensions].map((ending) => `.${ending}`),
	]),
);

/** The type that belongs to the extension of this file name, or null. */
export function photoTypeByName(fileName: string): PhotoType | null {
	const name = fileName.toLowerCase();
	const found = Object.entries(acceptedFiles).find(([, endings]) =>
		endings.some((ending) => name.endsWith(ending)),
	)?.[0];
	return found !== undefined && isPhotoType(found) ? found : null;
}
