/**
 * What s3rver gets wrong by itself, and ./embedded-store.ts fixes. These tests use s3rver whatever store the others
 * use.
 */
import { randomUUID } from "node:crypto";
import { mkdtempSync, rmSync } from "node:fs";
import { request } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { HeadObjectCommand, ListObjectsV2Command, PutObjectCommand } from "@aws-sdk/client-s3";
import { getSignedUrl } from "@aws-sdk/s3-request-presigner";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { downloadName } from "@/server/photos/photo-view";
import { makeS3Store } from "@/server/storage/s3-store";
import { makeBucket, s3Client } from "./buckets";
import { startEmbeddedStore } from "./embedded-store";
import type { RunningStore } from "./store";

const directory = mkdtempSync(join(tmpdir(), "rollcall-objects-"));
let store: RunningStore;
beforeAll(async () => {
	store = await startEmbeddedStore({ directory, buckets: ["photos"] });
});
afterAll(async () => {
	await store.stop();
	rmSync(directory, { recursive: true });
});

const signed = (key: string, size: number) => {
	const command = new PutObjectCommand({ Bucket: "photos", Key: key, ContentLength: size, IfNoneMatch: "*" });
	return getSignedUrl(s3Client(store), command, {
		signableHeaders: new Set(["content-length", "if-none-match"]),
	});
};
const put = (url: string, body: string) =>
	fetch(url, { method: "PUT", body, headers: { "if-none-match": "*", origin: "http://localhost:3000" } });

test("a request without a signature is refused, for reading and for writing", async () => {
	const url = `${store.endpoint}/photos/a.jpg`;
	expect((await fetch(url, { method: "PUT", body: "x" })).status).toBe(403);
	expect((await fetch(url)).status).toBe(403);
});

test("a second PUT on the same key is answered with a 412 that a browser can read", async () => {
	const url = await signed("once.jpg", 5);
	expect((await put(url, "hello")).status).toBe(200);

	const second = await put(url, "hello");

	expect(second.status).toBe(412);
	expect(second.headers.get("access-control-allow-origin")).toBe("*");
});

test("a header that nobody signed copies nothing", async () => {
	expect((await put(await signed("secret.jpg", 6), "secret")).status).toBe(200);
	const url = await signed("copy.jpg", 1);

	const answer = await fetch(url, {
		...{ method: "PUT", body: "x" },
		headers: { "if-none-match": "*", "x-amz-copy-source": "/photos/secret.jpg" },
	});

	expect(answer.status).toBe(403);
	expect((await put(url, "x")).status).toBe(200);
});

test("a bucket can be made although the store supports no policies", async () => {
	await makeBucket(s3Client(store), "another", "http://localhost:3000");
});

test("an object is not visible while it is being written, nor after a PUT that was cut off", async () => {
	const url = await signed("half.jpg", 10);
	const headers = { "if-none-match": "*", "content-length": 10 };
	const cut = request(url, { method: "PUT", headers });
	const ended = new Promise((resolve) => cut.once("error", resolve));
	cut.write("hello");
	await sleep(200);
	const head = () => s3Client(store).send(new HeadObjectCommand({ Bucket: "photos", Key: "half.jpg" }));
	await expect(head()).rejects.toMatchObject({ name: "NotFound" });

	cut.destroy();
	await ended;
	await sleep(200);
	await expect(head()).rejects.toMatchObject({ name: "NotFound" });
	expect((await put(url, "helloworld")).status).toBe(200);
});

test("a page may read what a signed URL gives, as for a package of photos", async () => {
	const client = s3Client(store);
	const reader = makeS3Store({ client, bucket: "photos", urlWindowSeconds: 60 });
	await reader.write("optimized/a.webp", Buffer.from("hello"), {
		contentType: "image/webp",
		cacheControl: "",
	});
	const url = await reader.presignGet("optimized/a.webp", { now: new Date(), exactBytes: true });
	const answer = await fetch(url, { headers: { origin: "http://localhost:3000" } });
	expect(answer.headers.get("access-control-allow-origin")).toBe("*");
	expect(await answer.text()).toBe("hello");
	client.destroy();
});

test("a browser's preflight for a signed PUT is allowed", async () => {
	const asked = "content-type,if-none-match,cache-control,x-amz-checksum-sha256,x-amz-meta-title";
	const answer = await fetch(`${store.endpoint}/photos/a.jpg`, {
		method: "OPTIONS",
		headers: {
			origin: "http://localhost:3000",
			"access-control-request-method": "PUT",
			"access-control-request-headers": asked,
		},
	});
	expect(answer.ok).toBe(true);
	expect(answer.headers.get("access-control-allow-headers")?.replaceAll(" ", "")).toBe(asked);
});

/** Titles that people write, including the characters that encodeURIComponent does not encode. */
const titles = [
	"Ridge in autumn",
	"Cheers! It's 5 o'clock (somewhere) *hic*",
	"!'()*",
	"Über den Wölkchen, façade, 東京, العربية",
	"🏔️ up & down 👩‍👩‍👧",
	`"quoted" and ‘curly’ and \\ backslash`,
	"1 + 1 = 2 & 100 % more, 50%21 off",
	"a~b-c_d.e;f,g:h@i#j?k/l[m]{n}|o^p`q",
	"  many   spaces  ",
];

describe("a download signed by the app arrives whole and under its name", () => {
	test.each(titles)("%s", async (title) => {
		const client = s3Client(store);
		const key = `uploads/event_1/${randomUUID()}.jpg`;
		await client.send(new PutObjectCommand({ Bucket: "photos", Key: key, Body: title }));
		const photo = { id: randomUUID(), takenAt: null, takenAtOffset: null, createdAt: new Date() };
		const name = downloadName({ ...photo, title, contentType: "image/jpeg" });
		const app = makeS3Store({ client, bucket: "photos", urlWindowSeconds: 3_600 });

		const answer = await fetch(await app.presignGet(key, { now: new Date(), downloadName: name }));

		expect(await answer.text()).toBe(title);
		expect(answer.status).toBe(200);
		const disposition = answer.headers.get("content-disposition") ?? "";
		expect(disposition).toMatch(/^attachment; filename="[\w. -]*"; /);
		expect(decodeURIComponent(disposition.split("UTF-8''")[1] ?? "")).toBe(name);
	});

	test("a download whose name was changed by one character is refused", async () => {
		const client = s3Client(store);
		await client.send(new PutObjectCommand({ Bucket: "photos", Key: "named.jpg", Body: "x" }));
		const app = makeS3Store({ client, bucket: "photos", urlWindowSeconds: 3_600 });
		const url = await app.presignGet("named.jpg", { now: new Date(), downloadName: "It's (mine)!.jpg" });

		for (const [from, to] of [
			["%2528", "%2529"],
			["mine", "mind"],
		] as const) {
			const changed = url.replace(from, to);
			expect(changed).not.toBe(url);
			expect((await fetch(changed)).status).toBe(403);
		}
	});
});

test("listing by a prefix with such characters works as well", async () => {
	const client = s3Client(store);
	await client.send(new PutObjectCommand({ Bucket: "photos", Key: "here (now)*!/a.jpg", Body: "x" }));
	const { Contents } = await client.send(
		new ListObjectsV2Command({ Bucket: "photos", Prefix: "here (now)*!/" }),
	);
	expect(Contents?.map(({ Key }) => Key)).toEqual(["here (now)*!/a.jpg"]);
});
