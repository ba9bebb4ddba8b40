import { S3Client } from "@aws-sdk/client-s3";
import { expect, test, vi } from "vitest";
import { withRememberedUrls } from "./remembered-urls";
import { makeS3Store } from "./s3-store";

const client = new S3Client({
	region: "eu-central-1",
	credentials: { accessKeyId: "a", secretAccessKey: "b" },
});
const noon = new Date("2026-11-24T12:00:00Z");
const later = (seconds: number) => new Date(noon.getTime() + seconds * 1_000);

function remembering() {
	const store = makeS3Store({ client, bucket: "photos", urlWindowSeconds: 60 });
	const signed = vi.spyOn(store, "presignGet");
	return { store, signed, remembered: withRememberedUrls(store) };
}

test("a URL is signed once a minute and is the same one that the store would sign", async () => {
	const { store, signed, remembered } = remembering();
	const urls = await Promise.all([0, 0, 30].map((s) => remembered.presignGet("a.webp", { now: later(s) })));
	expect(signed).toHaveBeenCalledTimes(1);
	expect(new Set(urls)).toEqual(new Set([await store.presignGet("a.webp", { now: noon })]));
});

test("another key, another download name, exact bytes and another window have different URLs", async () => {
	const { remembered } = remembering();
	const urls = [
		await remembered.presignGet("a.webp", { now: noon }),
		await remembered.presignGet("b.webp", { now: noon }),
		await remembered.presignGet("a.webp", { now: noon, downloadName: "Stream.jpg" }),
		await remembered.presignGet("a.webp", { now: noon, downloadName: "Ridge.jpg" }),
		await remembered.presignGet("a.webp", { now: noon, exactBytes: true }),
		await remembered.presignGet("a.webp", { now: later(60) }),
	];
	expect(new Set(urls).size).toBe(6);
});

test("a URL that could not be signed is signed at the next request", async () => {
	const { signed, remembered } = remembering();
	signed.mockRejectedValueOnce(new Error("no credentials yet"));
	await expect(remembered.presignGet("a.webp", { now: noon })).rejects.toThrow("no credentials yet");
	expect(await remembered.presignGet("a.webp", { now: noon })).toContain("a.webp");
});

test("no more than 20,000 URLs are remembered", async () => {
	const { signed, remembered } = remembering();
	signed.mockImplementation(async (key) => key);
	await remembered.presignGet("first", { now: noon });
	for (let n = 0; n < 20_000; n++) await remembered.presignGet(`${n}`, { now: noon });
	await remembered.presignGet("first", { now: noon });
	expect(signed).toHaveBeenCalledTimes(20_002);
});
