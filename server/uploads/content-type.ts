import { type PhotoType, photoTypeNames, photoTypeOf } from "@/rules/photo-types";
import { AppError } from "../errors";

/**
 * Turns the type that a browser declares into one of our types. Throws TYPE_NOT_SUPPORTED, whose sentence lists
 * them.
 */
export function normalizeContentType(declared: string): PhotoType {
	const type = photoTypeOf(declared);
	if (!type) throw new AppError("TYPE_NOT_SUPPORTED", { params: { types: photoTypeNames } });
	return type;
}
