import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { startEmbeddedStore } from "@/scripts/stack/embedded-store";
import { env } from "../env.js";
import { makeS3Client } from "./s3-client";
import { makeS3Store } from "./s3-store";

test("the server's client can do everything that the port promises on a laptop's embedded store", async () => {
	const directory = mkdtempSync(join(tmpdir(), "rollcall-embedded-"));
	const embedded = await startEmbeddedStore({ directory, buckets: ["photos"] });
	const { endpoint, accessKeyId, secretAccessKey } = embedded;
	const before = { ...env };
	Object.assign(env, {
		...{ S3_ENDPOINT: endpoint, S3_ACCESS_KEY_ID: accessKeyId, S3_SECRET_ACCESS_KEY: secretAccessKey },
	});
	const client = makeS3Client();
	try {
		const store = makeS3Store({ client, bucket: "photos", urlWindowSeconds: 60 });
		const about = { contentType: "image/webp", cacheControl: "private" };
		for (const key of ["a", "b", "c"]) await store.write(key, Buffer.from(key), about);
		expect(await store.head("a")).toMatchObject({ size: 1, contentType: "image/webp" });
		expect(await store.readStart("b", 10)).toEqual(new Uint8Array(Buffer.from("b")));

		await store.remove(["a", "b", "never there"]);

		expect([await store.read("a"), await store.head("b")]).toEqual([null, null]);
		expect(await store.read("c")).toEqual(new Uint8Array(Buffer.from("c")));
	} finally {
		Object.assign(env, before);
		client.destroy();
		await embedded.stop();
		rmSync(directory, { recursive: true });
	}
});
