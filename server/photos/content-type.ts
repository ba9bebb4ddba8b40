/** What a browser calls a file, in the one spelling that is stored: "IMAGE/JPEG; q=1" and "image/jpg" are image/jpeg. */
import { AppError } from "../errors";
import { type PhotoType, photoTypes } from "../routers/photos.schema";

/** Not registered with IANA, but some systems say them. */
const aliases: Record<string, PhotoType> = { "image/jpg": "image/jpeg", "image/pjpeg": "image/jpeg" };

const isPhotoType = (type: string): type is PhotoType => Object.hasOwn(photoTypes, type);

/** Throws TYPE_NOT_SUPPORTED, whose sentence lists the types that are. */
export function normalizeContentType(declared: string): PhotoType {
	const essence = (declared.split(";")[0] ?? "").trim().toLowerCase();
	const type = Object.hasOwn(aliases, essence) ? aliases[essence] : essence;
	if (type === undefined || !isPhotoType(type)) throw new AppError("TYPE_NOT_SUPPORTED");
	return type;
}
