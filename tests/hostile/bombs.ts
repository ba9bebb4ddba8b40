/** JPEG, PNG, GIF and WebP files whose headers ask for more time or memory than there is. */
import { deflateSync } from "node:zlib";
import {
	chunk,
	comment,
	packedZeros,
	riff,
	segment,
	uint,
	webpOf,
	withChunks,
	withPngHeader,
	withSegments,
} from "./containers";
import { fixture, type HostileFile, type Kind } from "./hostile-file";
import type { Random } from "./random";

const one =
	(type: HostileFile["type"], ...variants: ((random: Random) => Omit<HostileFile, "type">)[]): Kind =>
	(random) => ({ type, ...random.pick(variants)(random) });

const baseline = () => Buffer.from(fixture("orientation-6.jpg"));
const progressive = () => Buffer.from(fixture("progressive.jpg"));
/** Where a JPEG's frame begins: its marker, length and precision, then height and width (ITU T.81, B.2.2). */
const frameOf = (jpeg: Buffer) => Math.max(jpeg.indexOf("ffc0", "hex"), jpeg.indexOf("ffc2", "hex"));

const jpegSizes = one(
	"image/jpeg",
	(random) => {
		const bytes = random.below(2) ? baseline() : progressive();
		const [height, width] = random.pick([
			[65_535, 65_535],
			[65_500, 3_200],
			[1, 65_535],
			[65_535, 1],
			[0, 0],
			[8_000, 8_000],
		] as const);
		bytes.writeUInt16BE(height, frameOf(bytes) + 5);
		bytes.writeUInt16BE(width, frameOf(bytes) + 7);
		return { what: `a JPEG that says ${width} × ${height}`, bytes };
	},
	(random) => {
		const bytes = baseline();
		const components = random.pick([0, 2, 4, 255]);
		bytes[frameOf(bytes) + 9] = components;
		return { what: `a JPEG that says ${components} components`, bytes };
	},
);

const jpegScans = one("image/jpeg", (random) => {
	const bytes = progressive();
	const scan = bytes.indexOf("ffda", "hex");
	const count = random.pick([50, 2_000, 20_000]);
	const body = bytes.subarray(scan, bytes.length - 2);
	const scans = Array.from({ length: count }, () => body);
	return {
		what: `a progressive JPEG with its scans ${count} times`,
		bytes: Buffer.concat([bytes.subarray(0, scan), ...scans, Buffer.from("ffd9", "hex")]),
	};
});

/** A TIFF inside, with a directory that lies. */
function lyingExif(random: Random): Buffer {
	const directory = random.pick([
		// It leads to itself.
		() => Buffer.concat([uint(2, 0), uint(4, 8)]),
		// As many entries as fit into its count, and none is there.
		() => uint(2, 0xffff),
		// A text of four gigabytes, and a position behind the end.
		() => Buffer.concat([uint(2, 1, 0x010e, 2), uint(4, 0xffffffff, 26, 8)]),
		() => Buffer.concat([uint(2, 1, 0x9003, 2), uint(4, 20, 0xfffffff0, 0)]),
		// The sub-directory of Exif is the directory itself.
		() => Buffer.concat([uint(2, 1, 0x8769, 4), uint(4, 1, 8, 8)]),
		() =>
			Buffer.concat([
				uint(2, 2_000),
				...Array.from({ length: 2_000 }, () => Buffer.concat([uint(2, 0x8769, 4), uint(4, 1, 8)])),
			]),
	])();
	return Buffer.concat([Buffer.from("Exif\0\0MM\0*"), uint(4, 8), directory]);
}

const jpegFacts = one(
	"image/jpeg",
	(random) => ({
		what: "a JPEG whose EXIF lies",
		bytes: withSegments(baseline(), segment(0xe1, lyingExif(random))),
	}),
	(random) => {
		const length = random.pick([0, 1, 0xffff]);
		const lie = Buffer.concat([
			Buffer.from([0xff, random.pick([0xe1, 0xe2, 0xdb, 0xc4, comment])]),
			uint(2, length),
		]);
		return { what: `a JPEG with a segment that says ${length} bytes`, bytes: withSegments(baseline(), lie) };
	},
	(random) => {
		const count = random.pick([1, 255]);
		const parts = Array.from({ length: count }, (_, i) =>
			segment(
				0xe2,
				Buffer.concat([
					Buffer.from("ICC_PROFILE\0"),
					uint(1, i + 1, 255),
					uint(4, 0xffffffff),
					random.bytes(120),
				]),
			),
		);
		return {
			what: `a JPEG with ${count} of 255 parts of a profile of 4 GB`,
			bytes: withSegments(baseline(), ...parts),
		};
	},
	() => ({
		what: "a JPEG with 700 segments of XMP, each as long as it can be",
		bytes: withSegments(
			baseline(),
			...Array.from({ length: 700 }, () =>
				segment(0xe1, `http://ns.adobe.com/xap/1.0/\0${"<a>".repeat(21_000)}`),
			),
		),
	}),
	() => ({
		what: "a JPEG with 400,000 empty comments",
		bytes: withSegments(baseline(), Buffer.alloc(1_600_000, segment(comment, ""))),
	}),
);

const plainPng = () => Buffer.from(fixture("16-bit.png"));

const pngSizes = one(
	"image/png",
	(random) => {
		const [width, height] = random.pick([
			[0x7fffffff, 0x7fffffff],
			[0xffffffff, 1],
			[1, 0x7fffffff],
			[200_000, 200_000],
			[0, 0],
		] as const);
		const bytes = withPngHeader(plainPng(), (header) => {
			header.writeUInt32BE(width, 0);
			header.writeUInt32BE(height, 4);
		});
		return { what: `a PNG that says ${width} × ${height}`, bytes };
	},
	(random) => {
		// All zeros, which pack to a thousandth: as large as is developed, and interlaced as well.
		const side = random.pick([9_000, 14_000, 20_000]);
		const interlaced = random.below(2);
		const rows = deflateSync(Buffer.alloc((side / 8 + 1) * side), { level: 1 });
		const header = Buffer.concat([uint(4, side, side), Buffer.from([1, 0, 0, 0, interlaced])]);
		const bytes = Buffer.concat([
			...[plainPng().subarray(0, 8), chunk("IHDR", header), chunk("IDAT", rows), chunk("IEND", "")],
		]);
		return { what: `a PNG of ${side} × ${side} zeros${interlaced ? ", interlaced" : ""}`, bytes };
	},
	(random) => {
		const [depth, colour] = random.pick([
			[16, 3],
			[3, 2],
			[255, 255],
			[1, 6],
		] as const);
		const bytes = withPngHeader(plainPng(), (header) => header.set([depth, colour], 8));
		return { what: `a PNG of depth ${depth} and colour type ${colour}`, bytes };
	},
);

/** Packed once, which takes a second. */
let packed: Buffer | undefined;
const zlib = () => {
	packed ??= packedZeros(200_000_000);
	return packed;
};
const pngTexts = one(
	"image/png",
	() => ({
		what: "a PNG with a text of 200 MB, packed",
		bytes: withChunks(plainPng(), chunk("zTXt", Buffer.concat([Buffer.from("Comment\0\0"), zlib()]))),
	}),
	() => ({
		what: "a PNG with forty texts of 200 MB, packed",
		bytes: withChunks(
			plainPng(),
			...Array.from({ length: 40 }, () =>
				chunk("iTXt", Buffer.concat([Buffer.from("XML:com.adobe.xmp\0\x01\0\0\0"), zlib()])),
			),
		),
	}),
	() => ({
		what: "a PNG with a colour profile of 200 MB, packed",
		bytes: withChunks(plainPng(), chunk("iCCP", Buffer.concat([Buffer.from("icc\0\0"), zlib()]))),
	}),
	() => ({
		what: "a PNG with EXIF that lies and an animation of four thousand million frames",
		bytes: withChunks(
			plainPng(),
			chunk("acTL", uint(4, 0xffffffff, 0)),
			chunk("eXIf", Buffer.concat([Buffer.from("MM\0*"), uint(4, 8), uint(2, 0xffff)])),
		),
	}),
	(random) => {
		const lie = Buffer.concat([uint(4, random.pick([0x7fffffff, 0xffffffff])), Buffer.from("tEXt")]);
		return { what: "a PNG with a chunk of gigabytes that are not there", bytes: withChunks(plainPng(), lie) };
	},
);

const gif = () => Buffer.from(fixture("animated.gif"));
const gifs = one(
	"image/gif",
	(random) => {
		const bytes = gif();
		const frame = bytes.indexOf(0x2c, 13);
		const [width, height] = random.pick([
			[65_535, 65_535],
			[65_535, 1],
			[8_000, 8_000],
			[0, 0],
		] as const);
		for (const at of random.pick([[6], [6, frame + 5], [frame + 5]]))
			bytes.writeUInt32LE(width + height * 65_536, at);
		return { what: `a GIF that says ${width} × ${height}`, bytes };
	},
	(random) => {
		const count = random.pick([1_000, 500_000]);
		const screen = Buffer.from("47494638396160006000800000000000ffffff", "hex");
		const frames = Buffer.alloc(
			15 * count,
			Buffer.from("2c000000000100010000020244010000".slice(0, 30), "hex"),
		);
		return { what: `a GIF of ${count} frames`, bytes: Buffer.concat([screen, frames, Buffer.from(";")]) };
	},
	(random) => {
		const bytes = gif();
		const frame = bytes.indexOf(0x2c, 13);
		// The bits of the smallest code, and codes of noise.
		bytes[frame + 10] = random.pick([0, 1, 12, 255]);
		return { what: "a GIF whose codes have an impossible size", bytes };
	},
	() => ({
		what: "a GIF that never ends a comment",
		bytes: Buffer.concat([gif().subarray(0, 13), Buffer.alloc(2_000_000, Buffer.from([0x21, 0xfe, 1, 65]))]),
	}),
);

const still = () => {
	const bytes = Buffer.from(fixture("lossy.webp"));
	const at = bytes.indexOf("VP8 ");
	return bytes.subarray(at, at + 8 + bytes.readUInt32LE(at + 4) + (bytes.readUInt32LE(at + 4) % 2));
};
const uint24 = (...values: number[]) =>
	Buffer.concat(
		values.map((value) => {
			const three = Buffer.alloc(3);
			three.writeUIntLE(value, 0, 3);
			return three;
		}),
	);
/** Flags: animation, XMP, EXIF, alpha and ICC; then the width and height of the canvas, minus one. */
const canvas = (flags: number, width: number, height: number) =>
	riff("VP8X", Buffer.concat([Buffer.from([flags, 0, 0, 0]), uint24(width - 1, height - 1)]));

const webps = one(
	"image/webp",
	(random) => {
		const [width, height] = random.pick([
			[16_777_216, 16_777_216],
			[65_535, 65_535],
			[16_777_216, 1],
			[20_000, 3_000],
		] as const);
		const count = random.pick([1, 300, 5_000]);
		const frame = riff("ANMF", Buffer.concat([uint24(0, 0, 239, 159, 0), Buffer.from([0]), still()]));
		return {
			what: `a WebP of ${count} frames on a canvas of ${width} × ${height}`,
			bytes: webpOf(
				canvas(2, width, height),
				riff("ANIM", Buffer.alloc(6)),
				...Array.from({ length: count }, () => frame),
			),
		};
	},
	(random) => {
		// VP8L: a signature, then 14 bits of the width and as many of the height, both minus one.
		const bytes = Buffer.concat([Buffer.from([0x2f, 0xff, 0xff, 0xff, 0x0f]), random.bytes(400)]);
		return { what: "a lossless WebP that says 16,384 × 16,384", bytes: webpOf(riff("VP8L", bytes)) };
	},
	(random) => {
		const name = random.pick(["EXIF", "XMP ", "ICCP"]);
		const lie = riff(name, random.bytes(40), random.pick([0xffffffff, 0x7fffffff, 0]));
		return {
			what: `a WebP whose ${name.trim()} says gigabytes`,
			bytes: webpOf(canvas(0x2c, 240, 160), lie, still()),
		};
	},
	(random) => {
		const bytes = Buffer.from(fixture("lossy.webp"));
		const at = bytes.indexOf("VP8 ");
		// The first partition's size is in the frame's tag of three bytes, and the picture's size follows a start code.
		bytes.writeUInt16LE(0x3fff, at + 8 + 6);
		if (random.below(2)) bytes.writeUInt16LE(0x3fff, at + 8 + 8);
		return { what: "a WebP whose frame says 16,383 pixels", bytes };
	},
);

export const bombs: Kind[] = [jpegSizes, jpegScans, jpegFacts, pngSizes, pngTexts, gifs, webps];
