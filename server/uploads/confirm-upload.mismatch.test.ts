import { PutObjectCommand } from "@aws-sdk/client-s3";
import sharp from "sharp";
import { describe, expect, test } from "vitest";
import { translator } from "@/messages/compile";
import { outcome, refusal } from "@/tests/setup/outcome";
import { arrive, begin, jpeg, keyOf, png, type Scene } from "@/tests/setup/photos";
import { scene } from "@/tests/setup/scene";
import { onCeph, openBucket } from "@/tests/setup/store";

const square = { create: { width: 40, height: 40, channels: 3, background: "teal" } } as const;

type Put = Awaited<ReturnType<typeof begin>>;

const confirm = (s: Scene, upload: { photoId: string }, who = s.guest) =>
	s.as(who).photos.confirm({ photoId: upload.photoId });

/** Uploads bytes that are announced as a JPEG, whatever they are. */
async function disguised(s: Scene, bytes: Uint8Array) {
	return arrive(s, s.guest, bytes);
}

test.each([
	["a PNG", "image/png", png, "png"],
	["a GIF", "image/gif", () => sharp(square).gif().toBuffer(), "gif"],
	["a WebP", "image/webp", () => sharp(square).webp().toBuffer(), "webp"],
	["an AVIF", "image/avif", () => sharp(square).avif().toBuffer(), "avif"],
])(
	"%s announced as a JPEG is kept as what it is, developed, and saved under its own name",
	async (_, type, make, extension) => {
		const s = await scene();
		const upload = await disguised(s, await make());
		expect(await confirm(s, upload)).toMatchObject({ contentType: type });
		await s.settled();
		expect(await s.db.photo.findMany()).toMatchObject([{ state: "READY", contentType: type }]);
		const { url } = await s.as(s.guest).photos.download({ photoId: upload.photoId });
		expect(decodeURIComponent(url)).toContain(`.${extension}"`);
	},
);

const sentence = (kind: string) => translator("en", "errors").told("NOT_A_PHOTO", { kind });

describe("another object than announced is refused, it is removed, and the intent ends", () => {
	async function expectRejected(s: Scene, upload: Put, answer: object = { code: "UPLOAD_MISMATCH" }) {
		expect(await refusal(confirm(s, upload))).toMatchObject({ ...answer, retry: false });
		expect(await s.keys()).toEqual([]);
		expect(await s.db.photo.count()).toBe(0);
		expect(await s.db.upload.findMany()).toMatchObject([{ id: upload.photoId, state: "REJECTED" }]);
		expect(await outcome(confirm(s, upload))).toBe("UPLOAD_MISMATCH");
	}

	test.each([
		["a text file named .jpg", "just some text, in a file named photo.jpg", "text"],
		["an HTML page with a JPEG's type", "<!doctype html><script>alert(1)</script>", "text"],
		["an SVG with a JPEG's type", '<svg xmlns="http://www.w3.org/2000/svg"/>', "svg"],
		["a PDF", "%PDF-1.7\n", "pdf"],
		["a TIFF", "II*\0\b\0\0\0", "tiff"],
		["a single byte", "x", "text"],
		["a Windows program", `MZ${"\0".repeat(200)}`, "program"],
	])("%s, and the answer says what it is", async (_, text, kind) => {
		const s = await scene();
		const upload = await disguised(s, Buffer.from(text, "latin1"));
		await expectRejected(s, upload, { code: "NOT_A_PHOTO", httpStatus: 415, message: sentence(kind) });
	});

	test("another file works afterwards", async () => {
		const s = await scene();
		const upload = await disguised(s, Buffer.from("just some text"));
		expect(await outcome(confirm(s, upload))).toBe("NOT_A_PHOTO");

		const right = await arrive(s, s.guest, jpeg());
		expect(await outcome(confirm(s, right))).toBe("ok");
	});

	test.each([
		["of another size", { Body: jpeg("another, longer comment") }],
		["of another type", { ContentType: "text/html" }],
		["of another photo", { Metadata: { photoid: "00000000-0000-4000-8000-000000000000" } }],
		["without metadata", { Metadata: {} }],
	])("an object that an operator replaced with one %s is rejected", async (_, change) => {
		const s = await scene();
		const bytes = jpeg("short");
		const upload = await arrive(s, s.guest, bytes);
		const { tool, bucket } = await openBucket();
		const Key = keyOf(s, upload.photoId);
		const metadata = (await s.storage.head(Key))?.metadata;
		await tool.send(
			new PutObjectCommand({
				...{ Bucket: bucket, Key, Body: bytes, ContentType: "image/jpeg", Metadata: metadata },
				...change,
			}),
		);
		await expectRejected(s, upload);
	});

	test("a copy of another photo's object is rejected", async () => {
		const s = await scene();
		const [theirs, mine] = [await arrive(s, s.organizer, jpeg("1")), await begin(s, s.guest, jpeg("2"))];
		const { tool, bucket } = await openBucket();
		const source = keyOf(s, theirs.photoId);
		// The copy is read and written, because the bucket's policy refuses CopyObject.
		const [bytes, stored] = [await s.storage.read(source), await s.storage.head(source)];
		await tool.send(
			new PutObjectCommand({
				...{ Bucket: bucket, Key: keyOf(s, mine.photoId), Body: bytes ?? undefined },
				...{ ContentType: stored?.contentType, Metadata: stored?.metadata },
			}),
		);

		expect(await outcome(confirm(s, mine))).toBe("UPLOAD_MISMATCH");
		expect(await s.keys()).toEqual([keyOf(s, theirs.photoId)]);
	});

	onCeph(
		"other bytes of the same length are detected when the photo is developed, and are never shown",
		async () => {
			const s = await scene();
			const [told, sent] = [jpeg("told".padEnd(9)), jpeg("sent".padEnd(9))];
			const upload = await begin(s, s.guest, told);
			await s.put(upload, sent);

			// AWS refuses such a PUT, but Ceph does not check the sha256.
			await confirm(s, upload);
			await s.settled();

			expect(await s.as(s.guest).photos.byId(upload)).toMatchObject({
				...{ state: "FAILED", images: [], originalUrl: null },
				failure: "CHANGED",
			});
			const failed = { eventId: s.event.id, filter: { view: "failed" } } as const;
			expect((await s.as(s.organizer).curate.list(failed)).photos).toHaveLength(1);
			expect((await s.as(s.organizer).photos.list({ eventId: s.event.id })).photos).toEqual([]);
			expect((await s.as(s.personas.attended).photos.list({ eventId: s.event.id })).photos).toEqual([]);
		},
	);
});
