import { photoTypeByName, photoTypeOf } from "@/rules/photo-types";

const anything = "application/octet-stream";

/**
 * Returns the content type to declare for a file: the one the browser gives, or else the one of its extension.
 * Windows and many Android phones do not know HEIC and give "" or application/octet-stream. When the extension says
 * nothing either, this returns application/octet-stream, and the server answers with the types it accepts.
 */
export function declaredType(file: Pick<File, "name" | "type">): string {
	const type = file.type.trim().toLowerCase();
	if (type === "" || type === anything) return photoTypeByName(file.name) ?? anything;
	return photoTypeOf(type) ?? type;
}
