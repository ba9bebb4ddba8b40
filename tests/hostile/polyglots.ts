/** Files that are a good picture and something else at once. Only the picture may be left of them. */
import { deflateSync } from "node:zlib";
import { box, chunk, comment, riff, segment, withChunks, withSegments, zip } from "./containers";
import { anyClean, fixture, type HostileFile, type Kind } from "./hostile-file";
import type { Random } from "./random";

const html = (marker: string) => `<html><script>alert("${marker}")</script>`;
const php = (marker: string) => `<?php system($_GET["${marker}"]); __halt_compiler(); ?>`;
const pdf = (marker: string) =>
	`%PDF-1.7\n1 0 obj<</Type/Catalog/OpenAction<</S/JavaScript/JS(app.alert\\("${marker}"\\))>>>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF`;
/** A video as phones append it to a photo. */
const film = (marker: string) =>
	Buffer.concat([box("ftyp", "mp42\0\0\0\0mp42isom"), box("mdat", marker), box("moov", box("udta", marker))]);

type Part = Pick<HostileFile, "what" | "bytes" | "type">;

/** Of a file whose picture is whole. */
const polyglot =
	(make: (random: Random, marker: string) => Part): Kind =>
	(random) => {
		const marker = random.marker();
		return { ...make(random, marker), marker, picture: "yes" };
	};

const jpeg = (random: Random) => anyClean(random, "image/jpeg");

const jpegAndPage = polyglot((random, marker) => {
	const { name, type, bytes } = jpeg(random);
	const written = random.pick([html, php, pdf]);
	const whole = Buffer.concat([
		withSegments(bytes, segment(comment, written(marker))),
		Buffer.from(written(marker)),
	]);
	return {
		what: `${name} with ${written.name.toUpperCase()} in a comment and after its end`,
		type,
		bytes: whole,
	};
});

const jpegAndZip = polyglot((random, marker) => {
	const { name, type, bytes } = jpeg(random);
	const archive = zip("index.html", html(marker), bytes.length);
	return { what: `${name} that is a ZIP as well`, type, bytes: Buffer.concat([bytes, archive]) };
});

/** "/*" is the length of the first segment, so the file is a script whose first name nobody has defined. */
const jpegAndScript = polyglot((random, marker) => {
	const { name, type, bytes } = jpeg(random);
	const end = `*/=alert("${marker}");/*`;
	const body = Buffer.concat([
		Buffer.from("JFIF\0\x01\x01\0\0\x01\0\x01\0\0"),
		Buffer.alloc(0x2f2a - 2 - 14 - end.length),
		Buffer.from(end),
	]);
	const whole = Buffer.concat([withSegments(bytes, segment(0xe0, body)), Buffer.from("*/")]);
	return { what: `${name} that is a script as well`, type, bytes: whole };
});

const jpegWithFacts = polyglot((random, marker) => {
	const { name, type, bytes } = jpeg(random);
	const text = Buffer.from(`${php(marker)}\0`);
	// A TIFF with one entry: ImageDescription (0x010e), a text behind the directory.
	const entry = Buffer.alloc(26);
	entry.write("II*\0", "latin1");
	entry.writeUInt32LE(8, 4);
	entry.writeUInt16LE(1, 8);
	entry.writeUInt16LE(0x010e, 10);
	entry.writeUInt16LE(2, 12);
	entry.writeUInt32LE(text.length, 14);
	entry.writeUInt32LE(26, 18);
	const exif = segment(0xe1, Buffer.concat([Buffer.from("Exif\0\0"), entry, text]));
	const xmp = segment(
		0xe1,
		`http://ns.adobe.com/xap/1.0/\0<x:xmpmeta xmlns:x="adobe:ns:meta/">${html(marker)}</x:xmpmeta>`,
	);
	const iptc = segment(0xed, `Photoshop 3.0\0${marker}`);
	return {
		what: `${name} with PHP in its EXIF, and HTML in its XMP`,
		type,
		bytes: withSegments(bytes, exif, xmp, iptc),
	};
});

const motionPhoto = polyglot((random, marker) => {
	const { name, type, bytes } = jpeg(random);
	const video = film(marker);
	const facts = `http://ns.adobe.com/xap/1.0/\0<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description xmlns:GCamera="http://ns.google.com/photos/1.0/camera/" GCamera:MotionPhoto="1" GCamera:MicroVideoOffset="${video.length}"/></rdf:RDF></x:xmpmeta>`;
	const whole = Buffer.concat([withSegments(bytes, segment(0xe1, facts)), video]);
	return { what: `${name} as a motion photo`, type, bytes: whole };
});

const pngAndPage = polyglot((random, marker) => {
	const { name, type, bytes } = anyClean(random, "image/png");
	const packed = deflateSync(html(marker));
	const texts = [
		chunk("tEXt", `Comment\0${html(marker)}`),
		chunk("zTXt", Buffer.concat([Buffer.from("Comment\0\0"), packed])),
		chunk("iTXt", `XML:com.adobe.xmp\0\0\0\0\0${html(marker)}`),
		chunk("roLl", php(marker)),
	];
	const whole = Buffer.concat([withChunks(bytes, ...texts), Buffer.from(html(marker))]);
	return { what: `${name} with HTML in its texts and after its end`, type, bytes: whole };
});

/** "GIF89a/*" is the start of a script, and a width. */
const gifAndScript = polyglot((random, marker) => {
	const bytes = Buffer.from(fixture("animated.gif"));
	const text = `*/=1;alert("${marker}");/*`;
	const extension = Buffer.concat([
		Buffer.from([0x21, 0xfe, text.length]),
		Buffer.from(text),
		Buffer.from([0]),
	]);
	const afterScreen = 13 + ((bytes[10] ?? 0) & 0x80 ? 3 * 2 ** (((bytes[10] ?? 0) & 7) + 1) : 0);
	const whole = Buffer.concat([
		...[bytes.subarray(0, afterScreen), extension, bytes.subarray(afterScreen), Buffer.from(html(marker))],
	]);
	if (random.below(2) === 0) whole.write("/*", 6, "latin1");
	return { what: "animated.gif that is a script as well", type: "image/gif", bytes: whole };
});

const webpAndPage = polyglot((random, marker) => {
	const { name, type, bytes } = anyClean(random, "image/webp");
	const more = Buffer.concat([
		...[riff("EXIF", php(marker)), riff("XMP ", html(marker)), riff("ROLL", html(marker))],
	]);
	const whole = Buffer.concat([bytes, more]);
	whole.writeUInt32LE(whole.length - 8, 4);
	return {
		what: `${name} with HTML in its chunks and after its end`,
		type,
		bytes: Buffer.concat([whole, Buffer.from(html(marker))]),
	};
});

const heifAndPage = polyglot((random, marker) => {
	const { name, type, bytes } = anyClean(random, random.pick(["image/heic", "image/avif"] as const));
	const more = [
		box("free", html(marker)),
		box("uuid", random.bytes(16), php(marker)),
		box("mpvd", film(marker)),
	];
	// Behind the picture, because its positions count from the start.
	return { what: `${name} with HTML and a video in boxes`, type, bytes: Buffer.concat([bytes, ...more]) };
});

const heifAndZip = polyglot((random, marker) => {
	const { name, type, bytes } = anyClean(random, random.pick(["image/heic", "image/avif"] as const));
	const archive = box("free", zip("index.html", html(marker), bytes.length + 8));
	return { what: `${name} that is a ZIP as well`, type, bytes: Buffer.concat([bytes, archive]) };
});

export const polyglots: Kind[] = [
	...[jpegAndPage, jpegAndZip, jpegAndScript, jpegWithFacts, motionPhoto],
	...[pngAndPage, gifAndScript, webpAndPage, heifAndPage, heifAndZip],
];
