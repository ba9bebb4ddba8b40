import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { S3Client } from "@aws-sdk/client-s3";
import { describe, expect, test } from "vitest";
import { isServed, signedPart, signingKeys } from "@/tests/setup/cloudfront";
import { arrive, jpeg } from "@/tests/setup/photos";
import { scene } from "@/tests/setup/scene";
import { throughCdn } from "./cdn";
import { makeS3Store } from "./s3-store";

const hour = 3_600;
const { publicKey, pem } = signingKeys();
const cdn = { url: "https://cdn.example.org", keyPairId: "K1", privateKey: pem, urlWindowSeconds: hour };
const keys = { K1: publicKey };
const s3 = makeS3Store({
	client: new S3Client({ region: "us-east-1", credentials: { accessKeyId: "a", secretAccessKey: "b" } }),
	bucket: "photos",
	urlWindowSeconds: hour,
});
const store = throughCdn(s3, cdn);
const rendition = "optimized/event_e/p/640.webp";
const at = (time: string) => new Date(`2026-11-24T${time}Z`);
const sign = (time: string, key = rendition) => store.presignGet(key, { now: at(time) });

describe("the URL of a rendition through the CDN", () => {
	test("passes CloudFront's check with the public key", async () => {
		const url = await sign("10:20:00.000");
		expect(url).toMatch(/^https:\/\/cdn\.example\.org\/optimized\/event_e\/p\/640\.webp\?/);
		expect(isServed(url, { keys, now: at("10:20:00.000") })).toBe(true);
	});

	test("passes openssl's check with the public key", async () => {
		const { policy, signature } = signedPart(await sign("10:20:00.000"));
		const folder = mkdtempSync(join(tmpdir(), "rollcall-cdn-"));
		const file = (name: string, content: string | Buffer) => {
			writeFileSync(join(folder, name), content);
			return join(folder, name);
		};
		try {
			const key = file("key.pem", publicKey.export({ type: "spki", format: "pem" }));
			const given = ["-verify", key, "-signature", file("signature", signature), file("policy", policy)];
			expect(execFileSync("openssl", ["dgst", "-sha1", ...given], { encoding: "utf8" })).toContain(
				"Verified OK",
			);
		} finally {
			rmSync(folder, { recursive: true });
		}
	});

	test("is the same during a window of time, whichever server signs it, and differs in the next window", async () => {
		const elsewhere = throughCdn(s3, { ...cdn });
		const first = await sign("10:00:00.000");
		expect(await elsewhere.presignGet(rendition, { now: at("10:59:59.999") })).toBe(first);
		expect(await sign("11:00:00.000")).not.toBe(first);
	});

	test("works until the end of the next window and not a second longer", async () => {
		const url = await sign("10:59:59.999");
		expect(isServed(url, { keys, now: at("11:59:59.999") })).toBe(true);
		expect(isServed(url, { keys, now: at("12:00:00.000") })).toBe(false);
	});

	test.each([
		["another photo", (url: string) => url.replace("/p/", "/q/")],
		["another width", (url: string) => url.replace("640.webp", "2048.webp")],
		["an original", (url: string) => url.replace(rendition, "uploads/event_e/p.jpg")],
		["a longer life", (url: string) => url.replace(/Expires=\d+/, "Expires=1900000000")],
		["a broken signature", (url: string) => url.replace(/Signature=./, "Signature=!")],
		["an unknown key", (url: string) => url.replace("Key-Pair-Id=K1", "Key-Pair-Id=K2")],
		["another site", (url: string) => url.replace("cdn.example.org", "cdn.example.net")],
	])("is refused when it is changed to %s", async (_, change) => {
		const url = await sign("10:00:00.000");
		expect(change(url)).not.toBe(url);
		expect(isServed(change(url), { keys, now: at("10:00:00.000") })).toBe(false);
	});

	test("is refused when it is signed with another private key", async () => {
		const forger = throughCdn(s3, { ...cdn, privateKey: signingKeys().pem });
		const now = at("10:00:00.000");
		expect(isServed(await forger.presignGet(rendition, { now }), { keys, now })).toBe(false);
	});
});

test("originals and downloads never go through the CDN", async () => {
	const now = at("10:00:00.000");
	for (const [key, downloadName] of [
		["uploads/event_e/p.jpg", undefined],
		["uploads/event_e/p.jpg", "p.jpg"],
		[rendition, "p.webp"],
	] as const) {
		const url = await store.presignGet(key, { now, downloadName });
		expect(url).toBe(await s3.presignGet(key, { now, downloadName }));
		expect(new URL(url).host).toMatch(/amazonaws\.com$/);
	}
});

test("a gallery shows renditions through the CDN, and the uploader gets the original from the store", async () => {
	const s = await scene();
	s.deps.storage = throughCdn(s.storage, cdn);
	const { photoId } = await arrive(s, s.guest, jpeg());
	await s.as(s.guest).photos.confirm({ photoId });
	await s.settled();

	const photo = await s.as(s.guest).photos.byId({ photoId });

	expect(photo.images.length).toBeGreaterThan(0);
	const { signed } = await s.as(s.guest).takeHome.sign({
		...{ eventId: s.event.id, files: "renditions", hidden: false, photoIds: [photoId] },
	});
	// A package is read from where the pictures come from.
	const packaged = signed.flatMap((one) => ("url" in one ? [{ url: one.url }] : []));
	expect(packaged).toHaveLength(1);
	for (const { url } of [...photo.images, ...packaged]) {
		expect(url.startsWith(`${cdn.url}/optimized/event_${s.event.id}/${photoId}/`)).toBe(true);
		expect(isServed(url, { keys, now: new Date() })).toBe(true);
	}
	expect(photo.originalUrl).toContain("X-Amz-Signature");
});
