/** The four things the embedded store gets wrong by itself. On whichever store the rest of the run uses, this is s3rver. */
import { mkdtempSync, rmSync } from "node:fs";
import { request } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { HeadObjectCommand, PutObjectCommand } from "@aws-sdk/client-s3";
import { getSignedUrl } from "@aws-sdk/s3-request-presigner";
import { afterAll, beforeAll, expect, test } from "vitest";
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

test("a request without a signature is refused, reading as well as writing", async () => {
	const url = `${store.endpoint}/photos/a.jpg`;
	expect((await fetch(url, { method: "PUT", body: "x" })).status).toBe(403);
	expect((await fetch(url)).status).toBe(403);
});

test("a second PUT on the same key is a 412 that a browser can read", async () => {
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

test("a bucket is made as on a store that knows policies", async () => {
	await makeBucket(s3Client(store), "another", "http://localhost:3000");
});

test("an object that is still being written is not there yet, and one cut off never is", async () => {
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

test("a browser's preflight for a signed PUT is granted", async () => {
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
