/** URLs that were handed out end at the store when a photo is hidden. */
import { beforeEach, expect, test } from "vitest";
import { deadStore } from "@/tests/setup/dead-store";
import { plantObjects, plantPhoto } from "@/tests/setup/photos";
import { scene } from "@/tests/setup/scene";
import { renditionKey } from "../photos/object-key";
import { moveAfterPlacing, moveNext } from "./move-next";
import { sweep } from "./sweep";

let s: Awaited<ReturnType<typeof scene>>;
beforeEach(async () => {
	s = await scene({ now: new Date() });
	// Each test runs the jobs itself.
	s.deps.jobsSoon = () => {};
});

const organizer = () => s.as(s.organizer).photos;
const hide = (photoId: string) => organizer().hide({ eventId: s.event.id, photoId, reason: "ASKED" });
const show = (photoId: string) => organizer().show({ eventId: s.event.id, photoId });
const urlsFor = async (who: typeof s.guest, photoId: string) =>
	(await s.as(who).photos.byId({ photoId })).images.map(({ url }) => url);
const statusOf = async (url = "") => (await fetch(url)).status;
const jobs = () => s.db.job.count({ where: { kind: "MOVE_RENDITIONS" } });

async function planted(fields: Partial<Parameters<typeof plantPhoto>[1]> = {}): Promise<string> {
	const { photoId } = await plantPhoto(s, { uploaderId: s.guest.id, renditionWidths: [32, 64], ...fields });
	await plantObjects(s, photoId);
	return photoId;
}

async function moveAll() {
	while ((await moveNext(s.deps)) !== "none");
}

/** The objects are exactly those that the rows name, once the jobs that remove the others have run. */
async function expectNothingElse() {
	s.clock.now = new Date(s.deps.now().getTime() + 2 * 3_600_000);
	await sweep(s.deps);
	const photos = await s.db.photo.findMany();
	const keys = photos.flatMap((photo) => [
		photo.key,
		...photo.renditionWidths.map((width) => renditionKey(photo, width)),
	]);
	expect(await s.keys()).toEqual(keys.sort());
	expect(await s.db.job.count()).toBe(0);
}

test("hiding ends every URL that was given before, and those who may still see the photo get others", async () => {
	const photoId = await planted();
	const before = await urlsFor(s.personas.attended, photoId);
	expect(before).toHaveLength(2);
	expect(await Promise.all(before.map(statusOf))).toEqual([200, 200]);

	await hide(photoId);
	await moveAll();
	expect((await Promise.all(before.map(statusOf))).every((status) => status === 403 || status === 404)).toBe(
		true,
	);
	for (const who of [s.guest, s.organizer]) {
		const urls = await urlsFor(who, photoId);
		expect(urls.filter((url) => before.includes(url))).toEqual([]);
		expect(await Promise.all(urls.map(statusOf))).toEqual([200, 200]);
	}
	await expectNothingElse();
});

test("showing it again gives it other keys once more, and the live wall learns of them", async () => {
	const photoId = await planted();
	await hide(photoId);
	await moveAll();
	const hidden = await urlsFor(s.guest, photoId);
	await show(photoId);
	const wall = await s.as(s.guest).photos.live({ eventId: s.event.id });
	await moveAll();
	expect(await statusOf(hidden[0])).not.toBe(200);
	expect(await Promise.all((await urlsFor(s.personas.attended, photoId)).map(statusOf))).toEqual([200, 200]);
	const next = await s.as(s.guest).photos.live({ eventId: s.event.id, known: wall.version });
	expect(await statusOf(next.photos?.[0]?.images[0]?.url)).toBe(200);
	await expectNothingElse();
});

test.each(["hidden", "place"])(
	"an operator or an older release that writes the column %s ends them as well",
	async (column) => {
		const photoId = await planted();
		const [url] = await urlsFor(s.personas.attended, photoId);
		if (column === "place") await s.db.photo.update({ where: { id: photoId }, data: { place: "HIDDEN" } });
		else await s.db.$executeRaw`UPDATE "Photo" SET hidden = true WHERE id = ${photoId}::uuid`;
		await moveAll();
		expect(await statusOf(url)).not.toBe(200);
	},
);

test("a photo that waited is not moved when it is hidden or approved, because nobody else had it", async () => {
	await hide(await planted({ place: "WAITING" }));
	await show(await planted({ place: "WAITING" }));
	await hide(await planted({ state: "DEVELOPING", renditionWidths: [] }));
	expect(await jobs()).toBe(0);
});

test("hidden, shown and hidden again while it is moved, a URL of the time between fails as well", async () => {
	const photoId = await planted();
	await hide(photoId);
	// The first move has changed the row, and has not ended, when the photo is shown and hidden again.
	let between: string[] = [];
	const remove = async (keys: readonly string[]) => {
		if (between.length === 0) {
			await show(photoId);
			between = await urlsFor(s.personas.attended, photoId);
			await hide(photoId);
		}
		await s.storage.remove(keys);
	};
	await moveNext({ ...s.deps, storage: { ...s.storage, remove } });
	expect(between).toHaveLength(2);
	await moveAll();
	for (const url of between) expect(await statusOf(url)).not.toBe(200);
	await expectNothingElse();
});

test("two processes that move one photo at once leave one set of renditions", async () => {
	const photoId = await planted();
	await hide(photoId);
	const write: typeof s.storage.write = async (...file) => {
		await s.storage.write(...file);
		// As when the lease has run out, or the photo was hidden again: another process takes the job.
		await s.db.job.updateMany({
			where: { kind: "MOVE_RENDITIONS" },
			data: { leaseUntil: null, runAfter: null },
		});
		await moveNext(s.deps);
	};
	await moveNext({ ...s.deps, storage: { ...s.storage, write } });
	await moveAll();
	expect(await Promise.all((await urlsFor(s.guest, photoId)).map(statusOf))).toEqual([200, 200]);
	await expectNothingElse();
});

test("a photo that is removed while it is moved leaves no object behind", async () => {
	const photoId = await planted();
	await hide(photoId);
	const write: typeof s.storage.write = async (...file) => {
		await organizer()
			.remove({ photoId })
			.catch(() => undefined);
		await s.storage.write(...file);
	};
	await moveNext({ ...s.deps, storage: { ...s.storage, write } });
	await moveAll();
	await expectNothingElse();
});

test("a move that dies halfway is made again, and nothing is lost", async () => {
	const photoId = await planted();
	await hide(photoId);
	let writes = 0;
	const write: typeof s.storage.write = async (...file) => {
		if (++writes === 2) throw new Error("the process was ended");
		await s.storage.write(...file);
	};
	expect(await moveNext({ ...s.deps, storage: { ...s.storage, write } })).toBe("failed");
	expect(await moveNext({ ...s.deps, storage: await deadStore() })).toBe("none");
	s.clock.now = new Date(s.deps.now().getTime() + 60_000);
	expect(await moveNext(s.deps)).toBe("moved");
	expect(await Promise.all((await urlsFor(s.guest, photoId)).map(statusOf))).toEqual([200, 200]);
	await expectNothingElse();
});

test("photos are moved in the order in which they were hidden", async () => {
	const ids: string[] = [];
	for (let n = 0; n < 5; n++) ids.push(await planted());
	const order = [...ids].sort().reverse();
	for (const id of order) await hide(id);
	for (const [index] of order.entries()) {
		await moveNext(s.deps);
		const moved = await s.db.photo.findMany({ where: { renditionRound: 1 }, select: { id: true } });
		expect(new Set(moved.map(({ id }) => id))).toEqual(new Set(order.slice(0, index + 1)));
	}
});

test("a function moves the other photos although one of them fails, which stays for later", async () => {
	const ids: string[] = [];
	for (let n = 0; n < 3; n++) ids.push(await planted());
	const urls = (await Promise.all(ids.map((id) => urlsFor(s.personas.attended, id)))).map(([url]) => url);
	for (const id of ids) await hide(id);
	const read: typeof s.storage.read = async (key) => {
		if (key.includes(ids[0] ?? "")) throw new Error("the store did not answer");
		return s.storage.read(key);
	};

	await moveAfterPlacing({ ...s.deps, storage: { ...s.storage, read } });

	const statuses = await Promise.all(urls.map(statusOf));
	expect(statuses.map((status) => status === 200)).toEqual([true, false, false]);
	expect(await s.db.job.findMany({ where: { kind: "MOVE_RENDITIONS" } })).toMatchObject([
		{ subject: ids[0], attempts: 1, leaseUntil: null },
	]);
	s.clock.now = new Date(s.deps.now().getTime() + 60_000);
	await moveAfterPlacing(s.deps);
	expect(await statusOf(urls[0])).not.toBe(200);
	await expectNothingElse();
});

test("a function leaves a store that is down to the cron job", async () => {
	for (let n = 0; n < 14; n++) await plantPhoto(s, { uploaderId: s.guest.id, renditionWidths: [32] });
	await s.db.photo.updateMany({ data: { place: "HIDDEN" } });
	await moveAfterPlacing({ ...s.deps, storage: await deadStore() });
	// Three failures at each of four places.
	expect(await s.db.job.count({ where: { kind: "MOVE_RENDITIONS", attempts: 1 } })).toBe(12);
	expect(await jobs()).toBe(14);
});
