/** The picture of most fixtures: four fields of colour (tests/fixtures/encoded/README.md). */
import sharp from "sharp";
import { type PhotoType, photoTypes } from "@/rules/photo-types";

export type Colour = readonly number[];
/** Red, green; blue, yellow. */
export const fields: readonly Colour[] = [
	[0xd0, 0x30, 0x28],
	[0x28, 0xa0, 0x48],
	[0x28, 0x48, 0xc8],
	[0xe8, 0xc8, 0x20],
];

/** The colour in the middle of each quarter, row by row from the upper left, with alpha if there is any. */
export async function quarters(bytes: Uint8Array, page = 0): Promise<Colour[]> {
	const { data, info } = await sharp(bytes, { page }).raw().toBuffer({ resolveWithObject: true });
	return [0.25, 0.75].flatMap((y) =>
		[0.25, 0.75].map((x) => {
			const at = Math.floor(y * info.height) * info.width + Math.floor(x * info.width);
			return [...data.subarray(at * info.channels, (at + 1) * info.channels)];
		}),
	);
}

/** How far the furthest level (0 to 255) is off. */
export const furthest = (seen: readonly Colour[], expected: readonly Colour[]) =>
	Math.max(...expected.flatMap((colour, i) => colour.map((v, c) => Math.abs(v - (seen[i]?.[c] ?? 999)))));

/** The type that belongs to the extension of this fixture. */
export function typeOf(name: string): PhotoType {
	const extension = name.split(".").at(-1);
	for (const type of [
		"image/jpeg",
		"image/png",
		"image/webp",
		"image/gif",
		"image/avif",
		"image/heic",
	] as const) {
		if (photoTypes[type].extension === extension) return type;
	}
	throw new Error(`No type for ${name}`);
}
