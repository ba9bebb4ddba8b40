/** What was done, for a person at a terminal, and how the command exits. */
import type { Manifest } from "@/rules/package/manifest";
import type { Checked } from "./check-folder";
import { gigabytes } from "./progress";

interface Result {
	lines: string[];
	code: 0 | 1;
}

const number = (value: number) => value.toLocaleString("en");
/** A photo that was hidden or removed is left out on purpose. */
const onPurpose: readonly string[] = ["GONE", "HIDDEN"];

export function summaryOfMade(
	to: string,
	{
		manifest,
		kept = 0,
		leftBehind = [],
		hidden = 0,
	}: {
		manifest: Manifest;
		kept?: number;
		leftBehind?: string[];
		/** Photos of the event that were left out, because nobody asked for hidden ones. */
		hidden?: number;
	},
): Result {
	const { photos, missing } = manifest;
	const lost = photos.filter(({ originalLost }) => originalLost).length;
	const bytes = photos.reduce((sum, photo) => sum + photo.bytes, 0);
	return {
		code: lost === 0 && missing.every(({ reason }) => onPurpose.includes(reason)) ? 0 : 1,
		lines: [
			...missing.map(({ reason, photoId, title, by }) => `${reason}  ${photoId}  ${title} (${by})`),
			...leftBehind.map((path) => `no longer in the package, and still on the disk: ${path}`),
			`${number(photos.length)} photos, ${gigabytes(bytes)}, in ${to}${kept > 0 ? `; ${number(kept)} were there` : ""}.`,
			...(hidden > 0
				? [`${number(hidden)} that are hidden or wait for approval were left out; --with-hidden takes them.`]
				: []),
			...(lost > 0
				? [`The store has lost the originals of ${number(lost)}, so their largest web pictures are in it.`]
				: []),
			...(missing.length > 0 ? [`${number(missing.length)} are not in it; the manifest lists them.`] : []),
		],
	};
}

export const summaryOfCheck = (
	folder: string,
	{ photos, missing, complete, differences }: Checked,
): Result => ({
	code: differences.length === 0 ? 0 : 1,
	lines: [
		...(missing > 0 ? [`The manifest lists ${number(missing)} photos that could not be had.`] : []),
		...(complete
			? []
			: ["Its list of photos broke off when the package was made, so more may be missing than it names."]),
		differences.length === 0
			? `All ${number(photos)} photos of the manifest are in ${folder}, with the right bytes.`
			: `${number(differences.length)} of ${number(photos)} photos and other files differ.`,
		...(differences.some(({ kind }) => kind === "wrong")
			? [
					"A run keeps a file that has the right length. Remove those that are wrong and run the command again: it fetches what is not there.",
				]
			: []),
	],
});
