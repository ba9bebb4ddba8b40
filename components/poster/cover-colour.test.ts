import { rgbaToThumbHash } from "thumbhash";
import { expect, test } from "vitest";
import { contrastWithWhite, coverColour } from "./cover-colour";

/** The preview of a picture that has one colour. */
function previewOf(colour: readonly [number, number, number]): string {
	const pixels = Array.from({ length: 16 }, () => [...colour, 255]).flat();
	return Buffer.from(rgbaToThumbHash(4, 4, Uint8Array.from(pixels))).toString("base64");
}

test.each([
	["white", [255, 255, 255]],
	["yellow", [250, 220, 40]],
	["sky", [120, 170, 230]],
	["black", [0, 0, 0]],
] as const)("white text can be read on the colour of a picture that is all %s", (_, colour) => {
	const [red = 0, green = 0, blue = 0] =
		(coverColour(previewOf(colour)) ?? "").match(/\d+/g)?.map(Number) ?? [];

	// Rounding to whole numbers costs a little.
	expect(contrastWithWhite([red / 255, green / 255, blue / 255])).toBeGreaterThan(4.45);
});

test("a picture that is blue gives a colour that is, and a preview that cannot be read gives none", () => {
	const [red = 0, , blue = 0] =
		(coverColour(previewOf([120, 170, 230])) ?? "").match(/\d+/g)?.map(Number) ?? [];

	expect(blue).toBeGreaterThan(red * 1.5);
	expect(coverColour("?")).toBeNull();
});
