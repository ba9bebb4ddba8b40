import { photoTypeByName, photoTypeOf } from "@/rules/photo-types";

const anything = "application/octet-stream";

/**
 * The content type to declare for a file: what the browser says, else what its extension says.
 * Windows and many Androids know no type for HEIC and say "" or application/octet-stream. When nothing is known the
 * answer is application/octet-stream, and the server replies with the kinds it takes.
 */
export function declaredType(file: Pick<File, "name" | "type">): string {
	const type = file.type.trim().toLowerCase();
	if (type === "" || type === anything) return photoTypeByName(file.name) ?? anything;
	return photoTypeOf(type) ?? type;
}
