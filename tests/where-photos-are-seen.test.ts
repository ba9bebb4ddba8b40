/**
 * Where a photo is seen: every query that returns photos, for every place in the album and state of a photo, by everybody on the
 * roll, and by somebody who is blocked. Who may call a query at all is in authorization.test.ts.
 */
import { expect, test } from "vitest";
import { PhotoPlace, PhotoState } from "@/prisma/generated/enums";
import { photoOrders } from "@/rules/album";
import { startOfChanges } from "@/server/changes/start-of-changes";
import { photosRouter } from "@/server/routers/photos";
import { plantPhoto, type Scene } from "./setup/photos";
import { type Person, scene } from "./setup/scene";

type Api = ReturnType<Scene["as"]>;

interface Seen {
	id: string;
	/** Absent where a query returns no pictures. */
	images?: readonly unknown[];
}

/** The photos that each query returns. */
const readers: Record<string, (api: Api, eventId: string, all: readonly string[]) => Promise<Seen[]>> = {
	list: async (api, eventId) => (await api.photos.list({ eventId, limit: 100 })).photos,
	...Object.fromEntries(
		photoOrders.map((order) => [
			`list ${order}`,
			async (api: Api, eventId: string) => (await api.photos.list({ eventId, order, limit: 100 })).photos,
		]),
	),
	byId: (api, _event, all) => each(all, (photoId) => api.photos.byId({ photoId })),
	around: async (api, _event, all) => {
		const around = await Promise.all(all.map((photoId) => api.photos.around({ photoId }).catch(() => [])));
		return [...new Map(around.flat().map((photo) => [photo.id, photo])).values()];
	},
	latest: async (api, eventId) => (await api.photos.latest({ eventId })).photos,
	gone: async (api, eventId, all) => {
		const gone = new Set(await api.photos.gone({ eventId, photoIds: [...all] }));
		return all.filter((id) => !gone.has(id)).map((id) => ({ id }));
	},
	failed: (api, eventId) => api.photos.failed({ eventId }),
	live: async (api, eventId) => (await api.photos.live({ eventId })).photos ?? [],
	"package of everything": (api, eventId) => packaged(api, { eventId, hidden: true }),
	"package of the album": (api, eventId) => packaged(api, { eventId, hidden: false }),
};

async function packaged(api: Api, asked: { eventId: string; hidden: boolean }): Promise<Seen[]> {
	const { entries } = await api.takeHome.list({ ...asked, files: "originals", what: { kind: "everything" } });
	return entries.map(({ photoId }) => ({ id: photoId }));
}

/** Queries that return numbers, names or addresses of what another query shows. Their answers are in authorization.test.ts. */
const others = ["count", "uploaders", "download", "reports"];

async function each(all: readonly string[], read: (id: string) => Promise<Seen>): Promise<Seen[]> {
	const found = await Promise.all(all.map((id) => read(id).catch(() => null)));
	return found.filter((one) => one !== null);
}

/** Whether this person finds the photo with the query. */
function isSeen(name: string, photo: { state: string; place: string; own: boolean }, organizes: boolean) {
	const inAlbum = photo.state === "READY" && photo.place === "SHOWN";
	if (name === "live") return inAlbum;
	// A photo without a file that may be read is in no package.
	if (name.startsWith("package") && photo.state !== "READY") return false;
	if (name === "package of the album" && organizes) return inAlbum;
	if (name === "failed") return photo.own && photo.state === "FAILED";
	// Albums have no failures, not even those of their uploader.
	if (name.startsWith("list") && photo.state === "FAILED") return false;
	if (name === "latest" && photo.state !== "READY") return false;
	return inAlbum || photo.own || organizes;
}

test("every query that returns photos is in the list, so that a new one is a gap", () => {
	const queries = Object.entries(photosRouter._def.procedures)
		.filter(([, procedure]) => procedure._def.type === "query")
		.map(([name]) => name);
	expect(queries.toSorted()).toEqual(
		[...Object.keys(readers).filter((name) => !name.includes(" ")), ...others].toSorted(),
	);
});

test("a photo in any place and state is found by those who may see it, everywhere, and by nobody else", async () => {
	const s = await scene();
	const blocked = s.guest;
	await s.db.attendance.updateMany({
		where: { userId: blocked.id },
		data: { uploadsBlockedAt: new Date() },
	});
	const { invited, registered, attended } = s.personas;
	const people: Record<string, Person> = { invited, registered, attended, blocked, organizer: s.organizer };
	const photos: { id: string; state: PhotoState; place: PhotoPlace; by: string }[] = [];
	for (const by of [registered, attended, blocked, s.organizer])
		for (const state of Object.values(PhotoState))
			for (const place of Object.values(PhotoPlace)) {
				const { photoId } = await plantPhoto(s, { uploaderId: by.id, state, place });
				photos.push({ id: photoId, state, place, by: by.id });
			}
	const all = photos.map(({ id }) => id);
	const since = await startOfChanges(s.deps);
	await s.db.photo.updateMany({ data: { title: "Changed" } });

	for (const [persona, person] of Object.entries(people)) {
		const api = s.as(person);
		const expected = (name: string) =>
			photos
				.filter((photo) =>
					isSeen(name, { ...photo, own: photo.by === person.id }, person.id === s.organizer.id),
				)
				.map(({ id }) => id)
				.toSorted();
		for (const [name, read] of Object.entries(readers)) {
			const found = await read(api, s.event.id, all);
			expect(found.map(({ id }) => id).toSorted(), `${persona}, ${name}`).toEqual(expected(name));
			// A rendition is only of a photo that is developed, and each of those has one.
			const withoutPicture = found.filter(({ images }) => images?.length === 0).map(({ id }) => id);
			const undeveloped = photos.filter(({ state }) => state !== "READY").map(({ id }) => id);
			for (const id of withoutPicture) expect(undeveloped).toContain(id);
			for (const { id, images = [] } of found)
				expect(images.length > 0 && undeveloped.includes(id), `${persona}, ${name}`).toBe(false);
		}
		const news = await api.events.changes({ eventId: s.event.id, since });
		expect(news.photos.map(({ id }) => id).toSorted(), `${persona}, changes`).toEqual(expected("byId"));
	}
});
