import { randomUUID } from "node:crypto";
import { describe, expect, test } from "vitest";
import { descriptionMaxBytes, titleMaxLength } from "@/rules/words";
import { initiateUploadInput } from "@/server/routers/photos.schema";
import { announced, jpeg, sha256Of } from "@/tests/setup/photos";
import { scene } from "@/tests/setup/scene";
import { onCeph } from "@/tests/setup/store";
import { objectMetadata } from "../uploads/object-metadata";
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
test("the longest allowed title and description fit into S3's 2 KB", () => {
	const longest = {
		...announced(jpeg()),
		eventId: randomUUID(),
		title: "ﷺ".repeat(titleMaxLength),
		description: "é".repeat(descriptionMaxBytes / 2),
	};
	const { title, description, eventId } = initiateUploadInput.parse(longest);
	const metadata = objectMetadata({
		photoId: randomUUID(),
		uploaderId: randomUUID(),
		eventId,
		title,
		description,
	});
	const bytes = Object.entries(metadata)
		.flatMap(([name, text]) => name + encodeMetadata(text))
		.join("");
	expect(bytes.length).toBeLessThanOrEqual(2_048);
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
