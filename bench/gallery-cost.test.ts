import { expect, test } from "vitest";
import { plantPhoto } from "@/tests/setup/photos";
import { scene } from "@/tests/setup/scene";
import { openBucket } from "@/tests/setup/store";
import { countCalls } from "./setup/count-calls";

test("a page of an album, of a live wall and of the news costs two queries (roll and photos) and no S3 call", async () => {
	const s = await scene();
	const { client } = await openBucket();
	for (let n = 0; n < 6; n++) {
		const { photoId } = await plantPhoto(s, { uploaderId: s.guest.id });
		await s.db.photo.update({ where: { id: photoId }, data: { takenAt: n < 4 ? new Date(n) : null } });
	}
	const { events, photos, takeHome } = s.as(s.guest);
	const eventId = s.event.id;
	const packaged = { eventId, files: "originals", hidden: false } as const;
	const first = await photos.list({ eventId, limit: 2 });
	const taken = { eventId, order: "taken", limit: 2 } as const;
	const firstTaken = await photos.list(taken);
	const undated = await photos.list({ ...taken, limit: 5 });
	const { cursor: since } = await events.changes({ eventId });
	const measure = countCalls(client);
	const queries = async (call: () => Promise<unknown>) => {
		const { cost } = await measure(call);
		expect([cost.brackets, cost.s3]).toEqual([0, 0]);
		return cost.queries;
	};

	const counted = {
		first: await queries(() => photos.list({ eventId, limit: 2 })),
		next: await queries(() => photos.list({ eventId, limit: 2, cursor: first.nextCursor })),
		firstTaken: await queries(() => photos.list(taken)),
		undated: await queries(() => photos.list({ ...taken, cursor: undated.nextCursor })),
		ofOnePerson: await queries(() => photos.list({ eventId, limit: 2, uploaderId: s.guest.id })),
		changes: await queries(() => events.changes({ eventId, since })),
		latest: await queries(() => photos.latest({ eventId })),
		gone: await queries(() => photos.gone({ eventId, photoIds: [first.photos[0]?.id ?? eventId] })),
		live: await queries(() => photos.live({ eventId })),
		uploaders: await queries(() => photos.uploaders({ eventId })),
	};
	expect(counted).toEqual({
		first: 2,
		next: 2,
		firstTaken: 2,
		undated: 2,
		ofOnePerson: 2,
		// The roll and the changes in one.
		changes: 1,
		latest: 2,
		gone: 2,
		live: 2,
		uploaders: 2,
	});
	// A photo's own page: the photo, the roll, and each side of the photo; the sides are read on two connections.
	const around = await measure(() => photos.around({ photoId: first.photos[1]?.id ?? "" }));
	expect(around.cost).toMatchObject({ queries: 4, s3: 0 });
	// A page of a package, and its URLs: the roll, the photos, and on another connection whether the event shares originals.
	const photoIds = first.photos.map(({ id }) => id);
	const page = await measure(() => takeHome.list({ ...packaged, what: { kind: "everything" } }));
	const urls = await measure(() => takeHome.sign({ ...packaged, photoIds }));
	for (const { cost } of [page, urls]) expect(cost).toMatchObject({ queries: 3, s3: 0 });
	// The one page on which photos without a capture time begin reads two ranges of the index.
	expect(await queries(() => photos.list({ ...taken, limit: 3, cursor: firstTaken.nextCursor }))).toBe(3);
});
