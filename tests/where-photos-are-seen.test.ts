/**
 * Where a photo is seen: every query that returns photos, for every place in the album and state of a photo, by everybody on the
 * roll, by somebody who is blocked, and by those who are not on it or no longer. Who may call a query at all is in authorization.test.ts.
 */
import { expect, test } from "vitest";
import { z } from "zod";
import { PhotoPlace, PhotoState } from "@/prisma/generated/enums";
import { maxGoneAsked, photoOrders } from "@/rules/album";
import { packageIdsMax } from "@/rules/take-home";
import { startOfChanges } from "@/server/changes/start-of-changes";
import { publicFace } from "@/server/events/public-face";
import { appRouter } from "@/server/routers/_app";
import { outcome } from "./setup/outcome";
import { plantPhoto, type Scene } from "./setup/photos";
import { type Person, scene } from "./setup/scene";

type Api = ReturnType<Scene["as"]>;

interface Seen {
	id: string;
	/** Absent where a query returns no pictures. */
	images?: readonly unknown[];
}

type Reader = (api: Api, eventId: string, all: readonly string[]) => Promise<Seen[]>;

/** The photos that each query returns: the name of its procedure, and after a blank what is asked for. */
const readers: Record<string, Reader> = {
	"photos.list": async (api, eventId) => (await api.photos.list({ eventId, limit: 100 })).photos,
	...Object.fromEntries(
		photoOrders.map((order): [string, Reader] => [
			`photos.list ${order}`,
			async (api, eventId) => (await api.photos.list({ eventId, order, limit: 100 })).photos,
		]),
	),
	"photos.byId": (api, _event, all) => each(all, (photoId) => api.photos.byId({ photoId })),
	"photos.around": async (api, _event, all) => {
		const around = await Promise.all(all.map((photoId) => api.photos.around({ photoId }).catch(() => [])));
		return [...new Map(around.flat().map((photo) => [photo.id, photo])).values()];
	},
	"photos.latest": async (api, eventId) => (await api.photos.latest({ eventId })).photos,
	"photos.gone": async (api, eventId, all) => {
		const parts = Array.from({ length: Math.ceil(all.length / maxGoneAsked) }, (_, part) =>
			all.slice(part * maxGoneAsked, (part + 1) * maxGoneAsked),
		);
		const gone = await Promise.all(parts.map((photoIds) => api.photos.gone({ eventId, photoIds })));
		return all.filter((id) => !gone.flat().includes(id)).map((id) => ({ id }));
	},
	"photos.failed": (api, eventId) => api.photos.failed({ eventId }),
	"photos.live": async (api, eventId) => (await api.photos.live({ eventId })).photos ?? [],
	"curate.list": async (api, eventId) => {
		const found: Seen[] = [];
		let cursor: string | null = null;
		do {
			const page: Awaited<ReturnType<Api["curate"]["list"]>> = await api.curate.list({ eventId, cursor });
			found.push(...page.photos);
			cursor = page.nextCursor;
		} while (cursor);
		return found;
	},
	"curate.photo": (api, eventId, all) =>
		each(all, async (photoId) => (await api.curate.photo({ eventId, photoId })).photo),
	"takeHome.list everything": (api, eventId) => packaged(api, { eventId, hidden: true }),
	"takeHome.list of the album": (api, eventId) => packaged(api, { eventId, hidden: false }),
	"takeHome.sign": async (api, eventId, all) => {
		const photoIds = all.slice(0, packageIdsMax);
		const { signed } = await api.takeHome.sign({ eventId, photoIds, files: "originals", hidden: true });
		return signed.flatMap((file) => ("url" in file ? [{ id: file.photoId }] : []));
	},
	"events.changes": async (api, eventId) => (await api.events.changes({ eventId, since })).photos,
};
/** Before every photo of the test was changed. */
let since = "";

async function packaged(api: Api, asked: { eventId: string; hidden: boolean }): Promise<Seen[]> {
	const { entries } = await api.takeHome.list({ ...asked, files: "originals", what: { kind: "everything" } });
	return entries.map(({ photoId }) => ({ id: photoId }));
}

const ofRoll = "people, not photos";
const ofDoor = "the door and the code at the venue";
const numbers = "numbers of what another query shows";
const covers = "the cover of an event, which has a test of its own below";
/** Queries that return no photos, and what they return instead. Who may call them is in authorization.test.ts. */
const none: Record<string, string> = {
	"photos.count": numbers,
	"photos.uploaders": "names of people whose photos another query shows",
	"photos.download": "the address of the original of one photo, whose places are in authorization/photos.ts",
	"photos.reports": "reports of one photo, whose places are in authorization/photos.ts",
	"curate.facets": numbers,
	"takeHome.measure": numbers,
	...{ "events.mine": covers, "events.settings": "settings, and the cover for organizers" },
	...{ "events.bySlug": numbers, "events.overview": numbers, "events.start": "when the change feed starts" },
	...{ "log.list": "what was done, by codes and names", "log.people": "people, not photos" },
	...{ "roll.list": ofRoll, "roll.counts": ofRoll, "roll.person": ofRoll, "roll.offers": ofRoll },
	...{
		"roll.personOfPhoto": ofRoll,
		"door.search": ofRoll,
		"door.count": ofRoll,
		"invitations.look": ofRoll,
	},
	...{ "imports.byId": ofRoll, "imports.lines": ofRoll, "imports.recent": ofRoll },
	...{ "venue.mine": ofDoor, "venue.code": ofDoor, "venue.door": ofDoor, "venue.settings": ofDoor },
	...{ "venue.waiting": ofRoll, "venue.waitingCount": ofRoll },
	"sections.list": "names of sections",
	"operations.overview": "numbers for operators",
};

async function each(all: readonly string[], read: (id: string) => Promise<Seen>): Promise<Seen[]> {
	const found = await Promise.all(all.map((id) => read(id).catch(() => null)));
	return found.filter((one) => one !== null);
}

interface Viewer {
	organizes: boolean;
	/** Without a row on the roll nothing is seen, not even what they added themselves. */
	isOnRoll: boolean;
}

/** Whether this person finds the photo with the query. */
function isSeen(name: string, photo: { state: string; place: string; own: boolean }, viewer: Viewer) {
	const { organizes, isOnRoll } = viewer;
	if (!isOnRoll) return false;
	const inAlbum = photo.state === "READY" && photo.place === "SHOWN";
	if (name === "photos.live") return inAlbum;
	if (name.startsWith("curate.")) return organizes;
	// A photo without a file that may be read is in no package.
	if (name.startsWith("takeHome.") && photo.state !== "READY") return false;
	if (name === "takeHome.list of the album" && organizes) return inAlbum;
	if (name === "photos.failed") return photo.own && photo.state === "FAILED";
	// Albums have no failures, not even those of their uploader.
	if (name.startsWith("photos.list") && photo.state === "FAILED") return false;
	if (name === "photos.latest" && photo.state !== "READY") return false;
	return inAlbum || photo.own || organizes;
}

test("every query of the API is in one of the lists, so that a new one is a gap", () => {
	const isQuery = z.custom<unknown>(
		(value) => typeof value === "function" && Object(value)._def.type === "query",
	);
	const queries = Object.entries(appRouter._def.procedures)
		.filter(([, procedure]) => isQuery.safeParse(procedure).success)
		.map(([name]) => name);
	const read = new Set(Object.keys(readers).map((name) => name.split(" ")[0] ?? ""));
	expect([...read, ...Object.keys(none)].toSorted()).toEqual(queries.toSorted());
});

/** What somebody who may not ask at all is told. Any other error fails the test. */
async function readBy(read: () => Promise<Seen[]>): Promise<Seen[]> {
	let found: Seen[] = [];
	const end = await outcome(
		read().then((photos) => {
			found = photos;
		}),
	);
	expect(["ok", "EVENT_NOT_FOUND", "ORGANIZERS_ONLY"]).toContain(end);
	return found;
}

async function everybody(s: Scene) {
	const { invited, registered, attended, stranger, takenOffRoll } = s.personas;
	const named = { name: "Stu", email: "stu@scene.rollcall.test" };
	const { id } = await s.db.user.create({ data: named });
	const steward = await s.putOnRoll({ id, ...named }, "ATTENDED");
	await s.db.attendance.updateMany({ where: { userId: steward.id }, data: { role: "STEWARD" } });
	const blocked = s.guest;
	await s.db.attendance.updateMany({
		where: { userId: blocked.id },
		data: { uploadsBlockedAt: new Date() },
	});
	const people: Record<string, Person> = {
		...{ invited, registered, attended, blocked, steward, stranger, takenOffRoll },
		organizer: s.organizer,
	};
	return people;
}

test("a photo in any place and state is found by those who may see it, everywhere, and by nobody else", async () => {
	const s = await scene();
	const people = await everybody(s);
	const { registered, attended, takenOffRoll } = s.personas;
	const photos: { id: string; state: PhotoState; place: PhotoPlace; by: string }[] = [];
	for (const by of [registered, attended, s.guest, s.organizer, takenOffRoll])
		for (const state of Object.values(PhotoState))
			for (const place of Object.values(PhotoPlace)) {
				const { photoId } = await plantPhoto(s, { uploaderId: by.id, state, place });
				photos.push({ id: photoId, state, place, by: by.id });
			}
	const all = photos.map(({ id }) => id);
	const undeveloped = new Set(photos.filter(({ state }) => state !== "READY").map(({ id }) => id));
	since = await startOfChanges(s.deps);
	await s.db.photo.updateMany({ data: { title: "Changed" } });

	for (const [persona, person] of Object.entries(people)) {
		const api = s.as(person);
		const viewer = {
			organizes: person.id === s.organizer.id,
			isOnRoll: persona !== "stranger" && persona !== "takenOffRoll",
		};
		for (const [name, read] of Object.entries(readers)) {
			const expected = photos
				.filter((photo) => isSeen(name, { ...photo, own: photo.by === person.id }, viewer))
				.map(({ id }) => id)
				.toSorted();
			const found = await readBy(() => read(api, s.event.id, all));
			expect(found.map(({ id }) => id).toSorted(), `${persona}, ${name}`).toEqual(expected);
			// A rendition is only of a photo that is developed, and each of those has one.
			for (const { id, images } of found)
				if (images) expect(images.length > 0, `${persona}, ${name}`).toBe(!undeveloped.has(id));
		}
	}
});

test("a photo is the cover of its event only while everybody on the roll sees it", async () => {
	const s = await scene();
	const people = await everybody(s);
	await s.db.event.update({ where: { id: s.event.id }, data: { publicFace: true } });
	const { slug } = s.event;
	for (const state of Object.values(PhotoState))
		for (const place of Object.values(PhotoPlace)) {
			const { photoId } = await plantPhoto(s, { uploaderId: s.personas.attended.id, state, place });
			await s.db.event.update({ where: { id: s.event.id }, data: { coverPhotoId: photoId } });
			const isCover = state === "READY" && place === "SHOWN";
			// What GET /api/cover leads to.
			const face = await publicFace(s.deps, { slug });
			expect([state, place, face?.cover != null]).toEqual([state, place, isCover]);
			for (const [persona, person] of Object.entries(people)) {
				if (persona === "stranger" || persona === "takenOffRoll") {
					expect(await outcome(s.as(person).events.bySlug({ slug })), persona).toBe("EVENT_NOT_FOUND");
					continue;
				}
				// An event without a cover may have another photo in its place.
				const told = (await s.as(person).events.mine()).find(({ id }) => id === s.event.id)?.cover?.photoId;
				expect([persona, state, place, told === photoId]).toEqual([persona, state, place, isCover]);
			}
		}
});
