/** Photos that phones write with a video inside. The picture is for everybody, and the original stays as it was. */
import { createHash } from "node:crypto";
import { readFile } from "node:fs/promises";
import sharp from "sharp";
import { expect, test } from "vitest";
import { scene } from "@/tests/setup/scene";
import { developPhoto } from "./develop-photo";

const encoded = (name: string) => readFile(new URL(`../../tests/fixtures/encoded/${name}`, import.meta.url));

const box = (name: string, content: Uint8Array) => {
	const start = Buffer.alloc(8);
	start.writeUInt32BE(content.length + 8);
	start.write(name, 4, "latin1");
	return Buffer.concat([start, content]);
};
const secret = Buffer.from("sound and frames that nobody chose to share");
const film = Buffer.concat([box("ftyp", Buffer.from("mp42\0\0\0\0mp42isom")), box("mdat", secret)]);
/** Samsung's trailer names its part at the end of the file. */
const trailer = Buffer.concat([Buffer.from("MotionPhoto_Data"), film, Buffer.from("SEFH\0\0SEFT")]);

test.each([
	["a JPEG with an MP4 behind it, as Google writes it", "image/jpeg", "orientation-6.jpg", film],
	["a JPEG with a video in a trailer, as Samsung writes it", "image/jpeg", "progressive.jpg", trailer],
	["a HEIC with a video in a box", "image/heic", "orientation-6.heic", box("mpvd", film)],
])(
	"%s: no rendition has the video, and the original is downloaded byte for byte",
	async (_, contentType, name, video) => {
		const s = await scene();
		s.deps.jobsSoon = () => {};
		const bytes = Buffer.concat([await encoded(name), video]);
		const sha256 = createHash("sha256").update(bytes).digest("hex");
		const api = s.as(s.guest).photos;
		const upload = await api.initiateUpload({
			...{ eventId: s.event.id, contentType, size: bytes.length, sha256, title: "" },
		});
		await s.put(upload, bytes);
		const { id: photoId } = await api.confirm({ photoId: upload.photoId });
		await developPhoto(s.deps, { photoId });

		const { images, originalUrl, width, height } = await api.byId({ photoId });
		expect([width, height]).toEqual([240, 160]);
		expect(images.length).toBeGreaterThan(0);
		for (const { url } of images) {
			const rendition = Buffer.from(await (await fetch(url)).arrayBuffer());
			expect(await sharp(rendition).metadata()).toMatchObject({ format: "webp", width: 240 });
			expect(rendition.includes(secret)).toBe(false);
			expect(rendition.readUInt32LE(4)).toBe(rendition.length - 8);
		}
		const original = Buffer.from(await (await fetch(originalUrl ?? "")).arrayBuffer());
		expect(original.equals(bytes)).toBe(true);
	},
);
