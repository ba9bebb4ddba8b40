/** Renders a photo without starting a process, for tests that render hundreds of files. */

import type { PhotoType } from "@/rules/photo-types";
import { openPicture } from "./process/open-picture.mjs";
import { readExif } from "./process/read-exif.mjs";
import { render } from "./process/render.mjs";
import { readCapture } from "./read-capture";

export const renderHere = async (bytes: Uint8Array, type: PhotoType) =>
	render(await openPicture(bytes, type));

export async function captureOf(bytes: Uint8Array, type: PhotoType, where: { timezone: string; now?: Date }) {
	const { exif } = await openPicture(bytes, type);
	return readCapture(readExif(exif), { now: new Date(), ...where });
}
