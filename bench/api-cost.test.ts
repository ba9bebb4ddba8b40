import sharp from "sharp";
import { expect, test } from "vitest";
import { limits } from "@/server/limits";
import { makeS3Store } from "@/server/storage/s3-store";
import { scene } from "@/tests/setup/scene";
import { openBucket } from "@/tests/setup/store";
import { countCalls, uniquePhoto } from "./count-calls";

test("one initiate costs at most 3 queries and no S3 call, one confirm at most 4 queries and 2 S3 calls", async () => {
	const stage = await scene({ attended: true });
	const { as, guest, event, put, deps } = stage;
	const { client, bucket } = await openBucket();
	deps.storage = makeS3Store({ client, bucket, urlWindowSeconds: limits.imageUrlWindowSeconds });
	deps.defer = () => {};
	const jpeg = await sharp({ create: { width: 64, height: 64, channels: 3, background: "teal" } })
		.jpeg()
		.toBuffer();
	const measure = countCalls(client);
	const addPhoto = async (n: number) => {
		const { bytes, announced } = uniquePhoto(jpeg, n);
		const initiate = await measure(() =>
			as(guest).photos.initiateUpload({ eventId: event.id, ...announced }),
		);
		await put(initiate.answer, bytes);
		const confirm = await measure(() => as(guest).photos.confirm({ photoId: initiate.answer.photoId }));
		return { initiate: initiate.cost, confirm: confirm.cost };
	};
	// New connections say hello first.
	await addPhoto(1);

	// One transaction each: its BEGIN and COMMIT are counted apart.
	expect(await addPhoto(2)).toEqual({
		initiate: { queries: 3, brackets: 2, s3: 0 },
		confirm: { queries: 3, brackets: 2, s3: 2 },
	});
});
