import { readFile } from "node:fs/promises";
import { expect, test } from "vitest";
import { fields, furthest, quarters } from "../four-fields.fixture";
import { captureOf, renderHere as render } from "../render-here.fixture";

const fixture = (path: string) => readFile(new URL(`../../../tests/fixtures/${path}`, import.meta.url));

/** The PNG with its EXIF as the last chunk but one. */
function withExifLast(png: Buffer): Buffer {
	const at = png.indexOf("eXIf") - 4;
	const end = at + 12 + png.readUInt32BE(at);
	const last = png.indexOf("IEND") - 4;
	const [before, after] = at < last ? [png.subarray(0, at), png.subarray(end, last)] : [];
	if (!before || !after) throw new Error("It has an EXIF before its end.");
	return Buffer.concat([before, after, png.subarray(at, end), png.subarray(last)]);
}

test.each([3, 6, 7])("a PNG of orientation %i whose EXIF comes after its pixels is upright", async (n) => {
	const png = withExifLast(await fixture(`encoded/orientation-${n}.png`));
	expect(png.indexOf("eXIf")).toBeGreaterThan(png.indexOf("IDAT"));
	const { width, height, renditions } = await render(png, "image/png");
	expect([width, height]).toEqual([240, 160]);
	expect(furthest(await quarters(renditions.at(-1)?.bytes ?? new Uint8Array()), fields)).toBeLessThanOrEqual(
		5,
	);
});

test("the time and the camera are read as well", async () => {
	const png = withExifLast(await fixture("odd/exiftool-digitized-Z.png"));
	const capture = { takenAt: new Date("2026-05-16T11:00:00Z"), takenAtOffset: 0, camera: "Acme Two" };
	expect(await captureOf(png, "image/png", { timezone: "Europe/Madrid" })).toEqual(capture);
});

test("an EXIF whose checksum is wrong, or that is cut, costs no photo", async () => {
	const png = withExifLast(await fixture("encoded/orientation-6.png"));
	const wrong = Buffer.from(png);
	const at = png.indexOf("eXIf");
	wrong.writeUInt8((wrong[at + 10] ?? 0) ^ 1, at + 10);
	for (const broken of [wrong, png.subarray(0, at + 20)])
		expect(await render(broken, "image/png")).toMatchObject({ width: 160, height: 240 });
});
