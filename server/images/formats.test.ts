import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import sharp from "sharp";
import { afterAll, describe, expect, inject, test } from "vitest";
import { type Colour, fields, furthest, quarters, typeOf } from "./four-fields.fixture";
import { renderHere as render } from "./render-here.fixture";

/** Files from various encoders, all of the same four coloured fields; see tests/fixtures/encoded/README.md. */
const encoded = (name: string) => readFile(new URL(`../../tests/fixtures/encoded/${name}`, import.meta.url));

const grey = ([r = 0, g = 0, b = 0]: Colour): Colour => Array(3).fill(0.213 * r + 0.715 * g + 0.072 * b);

async function largest(name: string) {
	const { renditions, ...size } = await render(await encoded(name), typeOf(name));
	const bytes = renditions.at(-1)?.bytes;
	if (!bytes) throw new Error("There is always a rendition.");
	return { ...size, bytes };
}

const turns = ["jpg", "png", "webp", "heic", "avif"].flatMap((extension) =>
	[1, 2, 3, 4, 5, 6, 7, 8].map((orientation) => `orientation-${orientation}.${extension}`),
);

describe("a rendition is upright and has the original's colours", () => {
	// `off`: how far a level (0 to 255) may be off after lossy encoding twice, or for the reason given beside it.
	test.each<[file: string, off: number, expected?: readonly Colour[], size?: [number, number]]>([
		...turns.map((file): [string, number] => [file, file.endsWith(".webp") ? 12 : 8]),
		["progressive.jpg", 8],
		["interlaced.png", 8],
		["16-bit.png", 8],
		["16-bit-icc.png", 8],
		["16-bit-display-p3.png", 8],
		["10-bit.heic", 12],
		["10-bit.avif", 12],
		["10-bit-display-p3.avif", 12],
		["lossy.webp", 12],
		["lossless.webp", 8],
		["greyscale.jpg", 14, fields.map(grey)],
		// It has no profile, and ImageMagick and libvips assume different inks, so only the hue is the same.
		["cmyk.jpg", 80],
		["display-p3.jpg", 8],
		["display-p3.webp", 12],
		["display-p3.avif", 12],
		["display-p3-icc.heic", 8],
		["display-p3-nclx.heic", 8],
		["animated.gif", 12],
		["animated.webp", 14],
		["panorama.jpg", 12, fields, [12_000, 900]],
		// The primary image comes after a grey one and has thumbnails.
		["second-is-primary.heic", 12],
	])("%s", async (file, off, expected = fields, [width, height] = [240, 160]) => {
		const shown = await largest(file);
		expect([shown.width, shown.height]).toEqual([width, height]);
		expect(furthest(await quarters(shown.bytes), expected)).toBeLessThanOrEqual(off);
	});

	test.each(["transparent.png", "transparent.heic"])("%s keeps its transparent parts", async (file) => {
		const [first, ...others] = await quarters((await largest(file)).bytes);
		expect(first?.[3]).toBe(0);
		expect(
			furthest(
				others,
				fields.slice(1).map((field) => [...field, 255]),
			),
		).toBeLessThanOrEqual(12);
	});

	test.each(["animated.gif", "animated.webp"])("%s keeps its frames and their durations", async (file) => {
		const { pages, delay, loop } = await sharp((await largest(file)).bytes).metadata();
		expect({ pages, delay, loop }).toEqual({ pages: 3, delay: [120, 120, 120], loop: 0 });
	});
});

describe("no rendition carries metadata", () => {
	const folder = mkdtempSync(join(tmpdir(), "rollcall-renditions-"));
	afterAll(() => rmSync(folder, { recursive: true }));
	/** Words from the originals' metadata, and the names with which metadata begins in WebP and in other formats. */
	const traces = ["Acme", "Ada Moreno", "Arenas", "EXIF", "Exif", "XMP ", "adobe", "8BIM", "ICCP"];
	const described = [
		...turns,
		...["16-bit.png", "lossy.webp", "animated.gif", "animated.webp", "display-p3.jpg", "display-p3-icc.heic"],
	];

	test.each(described)("%s, according to its bytes", async (file) => {
		const { renditions } = await render(await encoded(file), typeOf(file));
		for (const { bytes } of renditions) {
			const text = Buffer.from(bytes).toString("latin1");
			expect(traces.filter((trace) => text.includes(trace))).toEqual([]);
		}
	});

	const withExiftool = test.skipIf(!inject("exiftool"));
	const groupsOf = (path: string) => {
		const told = execFileSync("exiftool", ["-G1", "-a", "-s", path], { encoding: "utf8" });
		return new Set([...told.matchAll(/^\[(\S+)\]/gm)].map(([, group]) => group));
	};

	withExiftool.each(described)("%s, according to exiftool", async (file) => {
		const { renditions } = await render(await encoded(file), typeOf(file));
		for (const { width, bytes } of renditions) {
			const path = join(folder, `${file}-${width}.webp`);
			writeFileSync(path, bytes);
			// These groups describe only the file, the pixels in it, and exiftool itself.
			expect(groupsOf(path)).toEqual(new Set(["ExifTool", "System", "File", "RIFF", "Composite"]));
		}
	});

	withExiftool("and exiftool does find metadata in the originals", () => {
		const original = fileURLToPath(
			new URL("../../tests/fixtures/encoded/orientation-6.jpg", import.meta.url),
		);
		expect([...groupsOf(original)]).toEqual(expect.arrayContaining(["IFD0", "GPS", "IPTC", "XMP-dc"]));
	});
});
