import { randomUUID } from "node:crypto";
import { describe, expect, test } from "vitest";
import { descriptionMaxBytes, isStorable, titleMaxLength } from "@/rules/words";
import { initiateUploadInput } from "@/server/routers/photos.schema";
import { announced, jpeg, sha256Of } from "@/tests/setup/photos";
import { scene } from "@/tests/setup/scene";
import { onCeph } from "@/tests/setup/store";
import { describedBy, objectMetadata } from "../uploads/object-metadata";
import { decodeMetadata, encodeMetadata } from "./metadata";

const texts = [
	"plain words",
	"",
	" leading and trailing ",
	"two  spaces",
	"tab\tand\nnewline\r\n",
	"🏔️ über dem Nebel 👩‍👩‍👧",
	"مرحبا بالعالم",
	"שלום ‏עולם",
	"=?",
	"=?UTF-8?B?bm90IGVuY29kZWQ=?=",
	"=?utf-8?q?not_encoded?=",
	"ﷺ".repeat(titleMaxLength),
	"a:b;c,d\"e'f\\g%20+&<>",
	"\u00a0no-break space\u200b",
];

describe("text in object metadata", () => {
	test.each(texts)("%j is the same after encoding and decoding", (text) => {
		expect(decodeMetadata(encodeMetadata(text))).toBe(text);
	});

	test.each(texts)("%j is encoded as single-spaced ASCII", (text) => {
		expect(encodeMetadata(text)).toMatch(/^[\x21-\x7e]+( [\x21-\x7e]+)*$/);
	});

	// SigV4 trims values and collapses runs of spaces, so some stores would refuse such a value and others would
	// change it.
	test("plain single-spaced ASCII stays readable", () => {
		expect(encodeMetadata("Above the clouds")).toBe("Above the clouds");
	});
});

// The 2 KB are for names and values together:
// https://docs.aws.amazon.com/AmazonS3/latest/userguide/UsingMetadata.html
describe("the metadata of a photo", () => {
	const ids = {
		photoId: randomUUID(),
		eventId: randomUUID(),
		uploaderId: randomUUID(),
		sha256: "0".repeat(64),
	};
	const bytesOf = (metadata: Record<string, string>) =>
		Object.entries(metadata)
			.flatMap(([name, text]) => name + encodeMetadata(text))
			.join("").length;
	const chosen = { sectionId: randomUUID(), forId: randomUUID(), cancellations: 12 };
	const longest = ["x", "é", "ﷺ", "🏔"].flatMap((title) =>
		["x", "é", "ﷺ", "🏔"].map((letter) => ({
			...{ ...announced(jpeg()), eventId: randomUUID() },
			title: title.repeat(titleMaxLength / title.length),
			description: letter.repeat(Math.floor(descriptionMaxBytes / Buffer.byteLength(letter))),
		})),
	);

	test.each(longest)("with the longest title and description fits in 2 KB and names its photo", (told) => {
		const { title, description } = initiateUploadInput.parse(told);
		for (const choice of [{}, chosen]) {
			const metadata = objectMetadata({ ...ids, ...choice, title, description });
			expect(bytesOf(metadata)).toBeLessThanOrEqual(2_048);
			const said = describedBy(metadata);
			expect(said).toMatchObject({ ...ids, title, isCut: metadata.description !== description });
			// Only as much as necessary is missing, and no half of a letter is left.
			expect(description.startsWith(said?.description ?? "?")).toBe(true);
			expect(Buffer.byteLength(said?.description ?? "")).toBeGreaterThan(descriptionMaxBytes * 0.8);
			expect(isStorable(said?.description ?? "")).toBe(true);
		}
	});

	test("with ordinary words says all of them, the hash and what the uploader chose", () => {
		const words = { title: "Above the clouds", description: "Seen from the pass\nat noon 🏔️" };
		expect(describedBy(objectMetadata({ ...ids, ...chosen, ...words }))).toEqual({
			...{ ...ids, ...words, isCut: false },
			...{ sectionId: chosen.sectionId, forId: chosen.forId },
			copiedFrom: null,
		});
	});

	test.each<[mtime: string, copiedFrom: Date | null]>([
		["1764612066.436", new Date("2025-12-01T18:01:06.436Z")],
		["1764612066", new Date("2025-12-01T18:01:06Z")],
		["2025-12-01T18:01:06Z", null],
		["-1", null],
		["1e9", null],
		["", null],
		["9".repeat(20), null],
	])("of a copy that was made with the time %j says when it was written first: %j", (mtime, copiedFrom) => {
		const metadata = { ...objectMetadata({ ...ids, title: "", description: "" }), mtime };
		expect(describedBy(metadata)).toMatchObject({ copiedFrom });
	});

	test("of an object that is older says no hash, and of another object nothing", () => {
		const { sha256, ...old } = objectMetadata({ ...ids, title: "", description: "" });
		expect(sha256).toBe(ids.sha256);
		expect(describedBy(old)).toMatchObject({ photoId: ids.photoId, sha256: null });
		expect(describedBy({ title: "Above the clouds" })).toBeNull();
	});
});

onCeph.each([...texts, "é".repeat(descriptionMaxBytes / 2)])("the store keeps %j", async (text) => {
	const { storage, put, event } = await scene();
	const bytes = jpeg();
	const key = `uploads/event_${event.id}/${randomUUID()}.jpg`;
	const metadata = { title: text, description: "ﷺ".repeat(titleMaxLength) };
	const told = { contentType: "image/jpeg", size: bytes.length };
	const signed = await storage.presignPut({
		...{ key, ...told, sha256Hex: sha256Of(bytes), metadata, expiresIn: 60 },
	});

	const answer = await put({ kind: "put", photoId: "", expiresAt: new Date(), ...signed }, bytes);

	expect(answer.status).toBe(200);
	expect(await storage.head(key)).toEqual({ ...told, metadata, unsigned: [] });
});
