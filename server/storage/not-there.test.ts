import { expect, test } from "vitest";
import { outcome } from "@/tests/setup/outcome";
import { silentStore } from "@/tests/setup/silent-store";
import { openBucket } from "@/tests/setup/store";
import { makeS3Store } from "./s3-store";

test("every method returns null for an object that does not exist", async () => {
	const { client, bucket } = await openBucket();
	const storage = makeS3Store({ client, bucket, urlWindowSeconds: 60 });
	const asked = [
		storage.head("uploads/never"),
		storage.readStart("uploads/never", 10),
		storage.read("uploads/never"),
	];
	expect(await Promise.all(asked)).toEqual([null, null, null]);
});

test("a missing bucket is answered STORAGE_UNAVAILABLE and not as a missing object", async () => {
	const { client } = await openBucket();
	const storage = makeS3Store({ client, bucket: "of-another-stage", urlWindowSeconds: 60 });
	const asked = [storage.readStart("uploads/never", 10), storage.read("uploads/never")];
	expect(await Promise.all(asked.map(outcome))).toEqual(Array(2).fill("STORAGE_UNAVAILABLE"));
});

test.each(["", "<html>No such host.</html>"])(
	"a 404 from a proxy in front of the store is not answered as a missing object: '%s'",
	async (body) => {
		const { storage, stop } = await silentStore({ answer: (response) => response.writeHead(404).end(body) });
		try {
			const asked = [storage.readStart("a", 10), storage.read("a")];
			expect(await Promise.all(asked.map(outcome))).toEqual(Array(2).fill("STORAGE_UNAVAILABLE"));
		} finally {
			stop();
		}
	},
);
