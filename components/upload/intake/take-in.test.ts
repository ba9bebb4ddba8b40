import { readFile } from "node:fs/promises";
import { expect, test } from "vitest";
import { type Intake, takeIn } from "./take-in";

const fixture = (path: string) => readFile(new URL(`../../../tests/fixtures/${path}`, import.meta.url));
const jpeg = () => fixture("photos/fig.jpg");

const file = (name: string, content: Uint8Array | string, type = "") =>
	new File([typeof content === "string" ? content : new Uint8Array(content)], name, {
		type,
		lastModified: 1,
	});

const hex = (digits: string) => Buffer.from(digits.padEnd(64, "0"), "hex");
const box = (brand: string) => Buffer.from(`\0\0\0\x18ftyp${brand}\0\0\0\0`, "latin1");

async function taken(
	files: File[],
	maxBytes = 50_000_000,
	listed: File[] = [],
	inFolders: ReadonlySet<File> = new Set(),
) {
	const parts: Intake[] = [];
	const reads: number[] = [];
	const report = (part: Intake, read: number) => {
		parts.push(part);
		reads.push(read);
	};
	await takeIn(files, { maxBytes, listed, inFolders, report, patienceMs: 1_000 });
	return {
		photos: parts.flatMap(({ photos }) => photos.map((photo) => [photo.file.name, photo.type])),
		refused: parts.flatMap(({ refused }) => refused.map(({ name, reason }) => [name, reason])),
		aside: parts.flatMap(({ aside }) => aside.map(({ name, kind }) => [name, kind])),
		reads,
	};
}

test("a photo is taken as what its first bytes say, whatever its name or the browser calls it", async () => {
	const { photos, refused } = await taken([
		file("png.jpg", await fixture("encoded/16-bit.png"), "image/jpeg"),
		file("jpeg.heic", await jpeg(), "image/heic"),
		file("no-extension", await jpeg()),
		file("phone.heic", await fixture("photos/iphone-trail.heic")),
		file("text.txt", await fixture("encoded/lossy.webp"), "text/plain"),
	]);
	expect(photos).toEqual([
		["png.jpg", "image/png"],
		["jpeg.heic", "image/jpeg"],
		["no-extension", "image/jpeg"],
		["phone.heic", "image/heic"],
		["text.txt", "image/webp"],
	]);
	expect(refused).toEqual([]);
});

test("a photo with the name of a film or of a RAW file beside it is a photo, and a thumbnail of a film is none", async () => {
	const { photos, refused, aside } = await taken([
		file("IMG_1.JPG", await jpeg()),
		file("IMG_1.MOV", await fixture("encoded/greyscale.jpg")),
		file("IMG_1.DNG", await fixture("encoded/lossy.webp")),
		file("IMG_1.mp4", box("isom")),
		file("IMG_1.cr2", hex("49492a0008000000")),
		file("IMG_1.THM", await fixture("encoded/cmyk.jpg")),
	]);
	expect(photos).toEqual([
		["IMG_1.JPG", "image/jpeg"],
		["IMG_1.MOV", "image/jpeg"],
		["IMG_1.DNG", "image/webp"],
	]);
	expect(refused).toEqual([]);
	expect(aside).toEqual([
		["IMG_1.mp4", "LIVE"],
		["IMG_1.cr2", "RAW_OF_PHOTO"],
		["IMG_1.THM", "COMPANION"],
	]);
});

test("a whole TIFF with the name of a JPEG is refused as a TIFF", async () => {
	const { photos, refused } = await taken([file("tiff-inside.jpg", await fixture("odd/tiff-inside.jpg"))]);
	expect(photos).toEqual([]);
	expect(refused).toEqual([["tiff-inside.jpg", { code: "NOT_A_PHOTO", params: { kind: "tiff" } }]]);
});

test.each([
	["notes.jpg", Buffer.from("Meet at eight, äöü"), "text"],
	["page.html", Buffer.from("<!DOCTYPE html><p>Hello"), "text"],
	["drawing.svg", Buffer.from("<?xml version='1.0'?><svg xmlns='http://www.w3.org/2000/svg'/>"), "svg"],
	["scan.tif", hex("49492a0008000000"), "tiff"],
	["raw.dng", hex("49492a0008000000"), "raw"],
	["raw.cr2", hex("49492a00100000004352"), "raw"],
	["raw.cr3", box("crx "), "raw"],
	["tickets.pdf", Buffer.from("%PDF-1.7"), "pdf"],
	["holiday.mov", box("qt  "), "video"],
	["holiday.mp4", box("isom"), "video"],
	["holiday.jpg", box("mp42"), "video"],
	["old.mov", Buffer.from("\0\0\0\bwide", "latin1"), "video"],
	["clip.webm", hex("1a45dfa3"), "video"],
	["memo.m4a", box("M4A "), "audio"],
	["photos.zip", hex("504b0304"), "archive"],
	["setup.exe", hex("4d5a90"), "program"],
	["noise", Buffer.from([0, 1, 2, 3, 255, 254]), "unknown"],
])("%s is refused with what it is", async (name, content, kind) => {
	expect(await taken([file(name, content)])).toMatchObject({
		photos: [],
		refused: [[name, { code: "NOT_A_PHOTO", params: { kind } }]],
		aside: [],
	});
});

test("an empty photo, one too large and one that is listed already are refused, each with its reason", async () => {
	const good = file("good.jpg", await jpeg());
	const { photos, refused } = await taken(
		[
			file("empty.jpg", ""),
			file("large.jpg", Buffer.concat([await jpeg(), Buffer.alloc(200_000)])),
			good,
			good,
		],
		(await jpeg()).length + 100,
	);
	expect(photos).toEqual([["good.jpg", "image/jpeg"]]);
	expect(refused).toEqual([
		["empty.jpg", { code: "EMPTY_FILE" }],
		["large.jpg", { code: "TOO_LARGE", params: expect.anything() }],
		["good.jpg", { code: "ALREADY_LISTED" }],
	]);
	expect((await taken([good], 50_000_000, [good])).refused).toEqual([
		["good.jpg", { code: "ALREADY_LISTED" }],
	]);
});

test("a film that is larger than a photo may be is refused as a film", async () => {
	const film = file("holiday.mov", Buffer.concat([box("qt  "), Buffer.alloc(1_000)]));
	expect((await taken([film], 100)).refused).toEqual([
		["holiday.mov", { code: "NOT_A_PHOTO", params: { kind: "video" } }],
	]);
});

test("of a whole camera card the photos are taken, and what came with them is set aside by kind, without a complaint", async () => {
	const photo = await jpeg();
	const heic = await fixture("photos/iphone-trail.heic");
	const tiff = hex("4d4d002a");
	const films = box("qt  ");
	const rest: [File, string][] = [
		[file("IMG_0001.MOV", films), "LIVE"],
		[file("IMG_0001.AAE", "<plist/>"), "COMPANION"],
		[file("IMG_0004.MOV", films), "LIVE"],
		[file("PXL_20240101_1.MP", films), "LIVE"],
		[file("PXL_20240101_1.MP.jpg.supplemental-metadata.json", "{}"), "COMPANION"],
		[file("DSC0002.NEF", tiff), "RAW_OF_PHOTO"],
		[file("DSC0009.NEF", tiff), "RAW"],
		[file("DSC0002.XMP", "<x/>"), "COMPANION"],
		[file("MVI_0003.THM", photo), "COMPANION"],
		[file("MVI_0003.MP4", films), "VIDEO"],
		[file("Thumbs.db", hex("d0cf11e0")), "SYSTEM"],
		[file("desktop.ini", "[.ShellClassInfo]"), "SYSTEM"],
		[file(".DS_Store", hex("00000001")), "SYSTEM"],
		[file("._DSC0002.JPG", hex("00051607")), "SYSTEM"],
		[file(".jpg", photo), "SYSTEM"],
		[file("AUTPRINT.MRK", "[HDR]"), "SYSTEM"],
		[file("NIKON001.DSC", hex("4e494b4f4e")), "SYSTEM"],
		[file("C0001M01.XML", "<?xml?>"), "OTHER"],
		[file(".nomedia", ""), "SYSTEM"],
		[file("EMPTY.DAT", ""), "OTHER"],
	];
	const card = [
		...[file("IMG_0001.HEIC", heic), file("IMG_E0004.HEIC", heic), file("DSC0002.JPG", photo)],
		...[file("PXL_20240101_1.MP.jpg", photo), ...rest.map(([one]) => one)],
	];
	const { photos, refused, aside } = await taken(card, undefined, [], new Set(card));
	expect(photos.map(([name]) => name)).toEqual([
		...["IMG_0001.HEIC", "IMG_E0004.HEIC", "DSC0002.JPG", "PXL_20240101_1.MP.jpg"],
	]);
	expect(refused).toEqual([]);
	expect(new Map(aside.map(([name = "", kind]) => [name, kind]))).toEqual(
		new Map(rest.map(([{ name }, kind]) => [name, kind])),
	);
});

test("a file in a folder that somebody may have meant as a photo is refused with what helps", async () => {
	const files = [
		file("scan.tif", hex("49492a0008000000")),
		file("notes.jpg", "text"),
		file("letter.pdf", "%PDF-1.7"),
	];
	expect(await taken(files, undefined, [], new Set(files))).toMatchObject({
		refused: [
			["notes.jpg", { params: { kind: "text" } }],
			["scan.tif", { params: { kind: "tiff" } }],
		],
		aside: [["letter.pdf", "OTHER"]],
	});
});

test("a few files that are no photos are refused one by one, and many are set aside", async () => {
	const films = (count: number) =>
		Array.from({ length: count }, (_, i) => file(`film ${i}.mp4`, box("isom")));
	expect(await taken(films(4))).toMatchObject({ aside: [], refused: { length: 4 } });
	expect(await taken(films(5))).toMatchObject({ aside: { length: 5 }, refused: [] });
});

test("a file that cannot be read, or never answers, is refused, and the others are taken", async () => {
	const gone = file("gone.jpg", "x");
	gone.slice = () => {
		throw new DOMException("gone", "NotReadableError");
	};
	const silent = file("silent.jpg", "x");
	silent.slice = () => Object.assign(new Blob(), { arrayBuffer: () => new Promise<ArrayBuffer>(() => {}) });
	const { photos, refused } = await taken([gone, silent, file("good.jpg", await jpeg())]);
	expect(refused).toEqual([
		["gone.jpg", { code: "UNREADABLE" }],
		["silent.jpg", { code: "UNREADABLE" }],
	]);
	expect(photos).toEqual([["good.jpg", "image/jpeg"]]);
});

test("five hundred files are reported in parts, in their order, and no more than a few are read at once", async () => {
	const photo = await jpeg();
	let open = 0;
	let most = 0;
	const files = Array.from({ length: 500 }, (_, i) => {
		const one = file(`${i}.jpg`, photo);
		const { slice } = one;
		one.slice = (...range) => {
			const part = slice.apply(one, range);
			const { arrayBuffer } = part;
			part.arrayBuffer = async () => {
				most = Math.max(most, ++open);
				return arrayBuffer.apply(part).finally(() => open--);
			};
			return part;
		};
		return one;
	});
	const { photos, reads } = await taken(files);
	expect(photos.map(([name]) => name)).toEqual(files.map(({ name }) => name));
	expect(reads.length).toBeGreaterThan(8);
	expect(reads.at(-1)).toBe(500);
	expect(most).toBeLessThanOrEqual(6);
});
