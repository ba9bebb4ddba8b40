/**
 * What goes into a package, and what its URLs give. Who may call at all is in tests/authorization/take-home.ts.
 */
import { randomUUID } from "node:crypto";
import { describe, expect, test } from "vitest";
import type { PhotoPlace, PhotoState } from "@/prisma/generated/enums";
import { type PackageFiles, type PackageWhat, packageIdsMax, packagePageSize } from "@/rules/take-home";
import { limits } from "@/server/limits";
import { outcome } from "@/tests/setup/outcome";
import { begin, jpeg, plantPhoto, type Scene } from "@/tests/setup/photos";
import { plantMany } from "@/tests/setup/plant-many";
import { plansOf } from "@/tests/setup/query-plan";
import { type Person, scene } from "@/tests/setup/scene";
import { onCeph } from "@/tests/setup/store";
import { listPackage } from "./list-package";

type Api = ReturnType<Scene["as"]>;
type Chosen = { eventId: string; files: PackageFiles; hidden: boolean };

const everything: PackageWhat = { kind: "everything" };
const originals = { files: "originals", hidden: false } as const;

/** All entries, page by page. */
async function packageOf(api: Api, asked: Chosen & { what: PackageWhat }) {
	const pages = [await api.takeHome.list(asked)];
	for (let next = pages[0]?.next; next; next = pages.at(-1)?.next)
		pages.push(await api.takeHome.list({ ...asked, cursor: next }));
	return { pages, entries: pages.flatMap(({ entries }) => entries) };
}

interface Planted {
	id: string;
	by: string;
	state: PhotoState;
	place: PhotoPlace;
	isLost: boolean;
	/** Whether it could not be developed although its bytes were the announced ones. */
	isHashed: boolean;
	sectionId: string | null;
	favouriteOf: string | null;
}

const kinds: Pick<Planted, "state" | "isLost" | "isHashed">[] = [
	{ state: "READY", isLost: false, isHashed: true },
	{ state: "READY", isLost: true, isHashed: true },
	{ state: "FAILED", isLost: false, isHashed: true },
	{ state: "FAILED", isLost: true, isHashed: true },
	{ state: "FAILED", isLost: false, isHashed: false },
	{ state: "DEVELOPING", isLost: false, isHashed: false },
];

/** A photo of every kind and place by each of these people; every other one is in a section, and a favourite of `admirer`. */
async function plantAll(s: Scene, people: readonly Person[], admirer: Person): Promise<Planted[]> {
	const section = await s.db.section.create({
		data: { eventId: s.event.id, name: "Dance", nameKey: "dance", position: 0 },
	});
	const row = await s.db.attendance.findFirstOrThrow({
		where: { eventId: s.event.id, userId: admirer.id },
	});
	const planted: Planted[] = [];
	for (const { id: by } of people)
		for (const place of ["SHOWN", "WAITING", "HIDDEN"] as const)
			for (const kind of kinds) {
				const isChosen = planted.length % 2 === 0;
				const { photoId: id } = await plantPhoto(s, { uploaderId: by, state: kind.state, place });
				await s.db.photo.update({
					where: { id },
					data: {
						originalLostAt: kind.isLost ? new Date() : null,
						failure: kind.state === "FAILED" ? (kind.isHashed ? "TOO_MANY_PIXELS" : "CHANGED") : null,
						...(isChosen ? { sectionId: section.id, sectionChosen: true } : {}),
					},
				});
				if (isChosen)
					await s.db.favourite.create({
						data: { photoId: id, attendanceId: row.id, createdAt: new Date() },
					});
				planted.push({
					...{ id, by, place, ...kind, sectionId: isChosen ? section.id : null },
					favouriteOf: isChosen ? admirer.id : null,
				});
			}
	return planted;
}

/** The file that the rules of the album, the gallery and the download give this person; null for none. */
function fileFor(
	photo: Planted,
	who: { id: string; organizes: boolean },
	asked: Chosen & { shared: boolean },
) {
	const isOwn = photo.by === who.id;
	const isInAlbum = photo.place === "SHOWN" && photo.state === "READY";
	if (who.organizes ? photo.place !== "SHOWN" && !asked.hidden : !isOwn && !isInAlbum) return null;
	const mayHaveOriginal = isOwn || who.organizes || (asked.shared && isInAlbum);
	if (asked.files === "originals" && mayHaveOriginal && photo.isHashed && !photo.isLost) return "original";
	return photo.state === "READY" ? "rendition" : null;
}

test("every kind of package has for everybody the files that they may have, and signs no others", async () => {
	const s = await scene();
	const { invited, registered, attended } = s.personas;
	const blocked = s.guest;
	const where = (who: Person) => ({ eventId: s.event.id, userId: who.id });
	await s.db.attendance.updateMany({ where: where(blocked), data: { uploadsBlockedAt: new Date() } });
	await s.db.attendance.updateMany({ where: where(registered), data: { role: "STEWARD" } });
	const photos = await plantAll(s, [attended, blocked, s.organizer], attended);
	const { photoId: foreign } = await plantPhoto(s, {
		uploaderId: attended.id,
		eventId: s.foreignEvent.id,
	});
	const eventId = s.event.id;
	const inSection = photos[0]?.sectionId ?? "";
	const some = photos.slice(0, 30).map(({ id }) => id);
	const packages: [what: PackageWhat, isIn: (photo: Planted, userId: string) => boolean][] = [
		[everything, () => true],
		[{ kind: "selection", photoIds: [...some, foreign, randomUUID()] }, ({ id }) => some.includes(id)],
		[{ kind: "section", sectionId: inSection }, ({ sectionId }) => sectionId === inSection],
		[{ kind: "section", sectionId: null }, ({ sectionId }) => sectionId === null],
		[{ kind: "person", uploaderId: blocked.id }, ({ by }) => by === blocked.id],
		[{ kind: "mine" }, ({ by }, userId) => by === userId],
		[{ kind: "favourites" }, ({ favouriteOf }, userId) => favouriteOf === userId],
	];
	const asked = [true, false].flatMap((hidden) => [
		{ eventId, hidden, shared: true, files: "originals" as const },
		{ eventId, hidden, shared: false, files: "originals" as const },
		{ eventId, hidden, shared: true, files: "renditions" as const },
	]);

	for (const { shared, ...chosen } of asked) {
		await s.db.event.update({ where: { id: eventId }, data: { shareOriginals: shared } });
		for (const [name, person] of Object.entries({
			invited,
			registered,
			attended,
			blocked,
			organizer: s.organizer,
		})) {
			const who = { id: person.id, organizes: person.id === s.organizer.id };
			const about = JSON.stringify({ name, shared, ...chosen });
			const fileOf = (photo: Planted) => fileFor(photo, who, { ...chosen, shared });
			const found = await Promise.all(packages.map(([what]) => packageOf(s.as(person), { ...chosen, what })));
			for (const [index, [what, isIn]] of packages.entries()) {
				const entries = found[index]?.entries ?? [];
				expect(
					entries.map(({ photoId, file }) => `${photoId} ${file}`).toSorted(),
					`${about} ${what.kind}`,
				).toEqual(
					photos
						.filter((photo) => isIn(photo, person.id) && fileOf(photo))
						.map((photo) => `${photo.id} ${fileOf(photo)}`)
						.toSorted(),
				);
			}
			const photoIds = [...photos.map(({ id }) => id), foreign];
			const signed = await signAll(s.as(person), { ...chosen, photoIds });
			expect(
				signed.map((one) => ("file" in one ? one.file : null)),
				about,
			).toEqual([...photos.map(fileOf), null]);
			expect(signed.at(-1)).toEqual({ photoId: foreign, left: "GONE" });
			for (const one of signed)
				if ("url" in one) expect(one.url).toContain(one.file === "original" ? "/uploads/" : "/optimized/");
		}
	}
});

async function signAll(api: Api, { photoIds, ...chosen }: Chosen & { photoIds: string[] }) {
	const signed = [];
	for (let from = 0; from < photoIds.length; from += packageIdsMax)
		signed.push(
			...(await api.takeHome.sign({ ...chosen, photoIds: photoIds.slice(from, from + packageIdsMax) }))
				.signed,
		);
	return signed;
}

describe("between the list and the URL", () => {
	test("what was hidden, removed, lost or no longer shared is said of each photo, in the order asked", async () => {
		const s = await scene();
		const api = s.as(s.personas.attended);
		const asked = { eventId: s.event.id, ...originals };
		await s.db.event.update({ where: { id: s.event.id }, data: { shareOriginals: true } });
		const plant = async (uploaderId = s.guest.id, state: PhotoState = "READY") =>
			(await plantPhoto(s, { uploaderId, state })).photoId;
		const own = await plant(s.personas.attended.id, "FAILED");
		await s.db.photo.update({ where: { id: own }, data: { failure: "TOO_SLOW" } });
		const photos = {
			hidden: await plant(),
			waiting: await plant(),
			removed: await plant(),
			again: await plant(),
		};
		const kept = await plant();
		const photoIds = [...Object.values(photos), own, kept];
		const { entries } = await packageOf(api, { ...asked, what: everything });
		expect(entries.map(({ file }) => file)).toEqual(photoIds.map(() => "original"));

		const set = (id: string, data: Parameters<typeof s.db.photo.update>[0]["data"]) =>
			s.db.photo.update({ where: { id }, data });
		await set(photos.hidden, { place: "HIDDEN" });
		await set(photos.waiting, { place: "WAITING" });
		await s.db.photo.delete({ where: { id: photos.removed } });
		// A store that lost renditions has the photo developed again.
		await set(photos.again, { state: "DEVELOPING" });
		await set(own, { originalLostAt: new Date() });
		await s.db.event.update({ where: { id: s.event.id }, data: { shareOriginals: false } });

		const { signed } = await api.takeHome.sign({ ...asked, photoIds });
		expect(signed).toEqual([
			{ photoId: photos.hidden, left: "HIDDEN" },
			{ photoId: photos.waiting, left: "HIDDEN" },
			{ photoId: photos.removed, left: "GONE" },
			{ photoId: photos.again, left: "NOT_READY" },
			{ photoId: own, left: "LOST" },
			{ photoId: kept, file: "rendition", url: expect.stringContaining("/optimized/") },
		]);
	});

	test("somebody who is taken off the roll gets no more pages and no more URLs", async () => {
		const s = await scene();
		const { photoId } = await plantPhoto(s, { uploaderId: s.guest.id });
		const asked = { eventId: s.event.id, ...originals };
		const api = s.as(s.guest);
		expect((await packageOf(api, { ...asked, what: { kind: "mine" } })).entries).toHaveLength(1);

		await s.takeOffRoll(s.guest);

		expect(await outcome(api.takeHome.list({ ...asked, what: { kind: "mine" } }))).toBe("EVENT_NOT_FOUND");
		expect(await outcome(api.takeHome.sign({ ...asked, photoIds: [photoId] }))).toBe("EVENT_NOT_FOUND");
	});
});

test("an entry says all that the manifest says of a photo", async () => {
	const s = await scene();
	const name = "Dance";
	const { id: sectionId } = await s.db.section.create({
		data: { eventId: s.event.id, name, nameKey: "dance", position: 0 },
	});
	const { id: forId } = await s.db.attendance.create({ data: { eventId: s.event.id, name: "Noor" } });
	const { photoId } = await plantPhoto(s, { uploaderId: s.guest.id, sectionId, sectionChosen: true });
	const told = {
		description: "From the hill",
		takenAt: new Date("2026-10-10T10:00:00Z"),
		takenAtOffset: -60,
	};
	const row = await s.db.photo.update({ where: { id: photoId }, data: { ...told, forId } });
	const entry = {
		...{ photoId, title: "Above the clouds", ...told, createdAt: row.createdAt, width: 32, height: 24 },
		...{ uploader: { id: s.guest.id, name: "Gita" }, uploadedFor: "Noor", section: { id: sectionId, name } },
	};
	const asked = { eventId: s.event.id, what: everything, hidden: false };

	const own = await packageOf(s.as(s.guest), { ...asked, files: "originals" });
	expect(own.entries).toEqual([
		{ ...entry, file: "original", contentType: "image/jpeg", size: 1_000, sha256: row.sha256 },
	]);
	const others = await packageOf(s.as(s.personas.attended), { ...asked, files: "originals" });
	expect(others.entries).toEqual([
		{ ...entry, file: "rendition", contentType: "image/webp", size: null, sha256: null },
	]);
});

describe("a large event", () => {
	/** More than two pages, many taken in the same millisecond, and a third without a time. */
	const count = 2 * packagePageSize + 200;
	async function largeEvent() {
		const s = await scene();
		await plantMany(s, count, { ties: 7 });
		await s.db.$executeRaw`UPDATE "Photo" SET "renditionWidths" = '{1}', "takenAt" = CASE
			WHEN right(title, 1) IN ('3', '6', '9') THEN NULL ELSE "createdAt" - interval '1 hour' END`;
		return s;
	}

	test("is listed whole, by the time taken, while photos are added and removed", async () => {
		const s = await largeEvent();
		const api = s.as(s.organizer);
		const asked = { eventId: s.event.id, ...originals, what: everything };
		const first = await api.takeHome.list(asked);
		// They come before the first page's last, and among those without a time.
		await plantPhoto(s, { uploaderId: s.guest.id, createdAt: new Date(0), title: "Added" });
		const early = await plantPhoto(s, { uploaderId: s.guest.id, title: "Early" });
		await s.db.photo.update({ where: { id: early.photoId }, data: { takenAt: new Date(0) } });
		await s.db.photo.delete({ where: { id: first.entries[0]?.photoId } });
		const pages = [first];
		for (let next = first.next; next; next = pages.at(-1)?.next ?? null)
			pages.push(await api.takeHome.list({ ...asked, cursor: next }));

		expect(pages.map(({ entries }) => entries.length)).toEqual([packagePageSize, packagePageSize, 201]);
		const entries = pages.flatMap((page) => page.entries);
		expect(new Set(entries.map(({ photoId }) => photoId)).size).toBe(count + 1);
		expect(entries.map(({ title }) => title)).not.toContain("Early");
		const times = entries.map(({ takenAt }) => takenAt?.getTime() ?? Number.POSITIVE_INFINITY);
		expect(times).toEqual(times.toSorted((one, other) => one - other));
		expect(await outcome(api.takeHome.list({ ...asked, cursor: "t_1_2_3" }))).toBe("INVALID_INPUT");
	});

	test("costs the same few queries for each page", async () => {
		const s = await largeEvent();
		const { next } = await s.as(s.organizer).takeHome.list({
			...{ eventId: s.event.id, ...originals, what: everything },
		});
		const page = (cursor?: string) =>
			plansOf(s, s.organizer, (deps, at) =>
				listPackage(deps, { ...at, ...originals, what: everything, cursor }),
			);
		// The event, and the photos with their people and sections.
		expect(await page()).toHaveLength(2);
		// On the second page the photos without a time begin, which takes one query more.
		expect(await page(next ?? undefined)).toHaveLength(3);
	});
});

describe("how often somebody may ask", () => {
	test("is far above a package of twenty thousand photos with each URL signed again", () => {
		const photos = 20_000;
		expect(limits.packagePhotosInTenMinutes).toBeGreaterThanOrEqual(4 * photos);
		// A selection is listed by as many ids as fit into a call.
		expect(limits.packagePagesInTenMinutes).toBeGreaterThanOrEqual((2 * photos) / packageIdsMax);
	});

	test("is counted for each person, by pages and by photos", async () => {
		const s = await scene({ limits: { packagePagesInTenMinutes: 1, packagePhotosInTenMinutes: 2 } });
		const [api, other] = [s.as(s.guest), s.as(s.personas.attended)];
		const list = { eventId: s.event.id, ...originals, what: everything };
		const sign = { eventId: s.event.id, ...originals, photoIds: [randomUUID(), randomUUID()] };

		expect(await outcome(api.takeHome.list(list))).toBe("ok");
		expect(await outcome(api.takeHome.list(list))).toBe("ASKED_TOO_OFTEN");
		expect(await outcome(api.takeHome.sign(sign))).toBe("ok");
		await expect(api.takeHome.sign(sign)).rejects.toMatchObject({
			cause: { code: "ASKED_TOO_OFTEN", retryAfter: expect.any(Number) },
		});
		expect(await outcome(other.takeHome.list(list))).toBe("ok");
		expect(await outcome(other.takeHome.sign(sign))).toBe("ok");
	});

	test("is at most as many ids in a call as fit into a URL", async () => {
		const s = await scene();
		const photoIds = Array.from({ length: packageIdsMax + 1 }, () => randomUUID());
		const asked = { eventId: s.event.id, ...originals };
		const api = s.as(s.guest);
		expect(await outcome(api.takeHome.sign({ ...asked, photoIds }))).toBe("INVALID_INPUT");
		const what = { kind: "selection", photoIds } as const;
		expect(await outcome(api.takeHome.list({ ...asked, what }))).toBe("INVALID_INPUT");
		const input = JSON.stringify({ 0: { json: { ...asked, photoIds: photoIds.slice(1) } } });
		// What the browser's link sends at most (components/trpc/api-links.ts).
		expect(encodeURIComponent(input).length).toBeLessThan(3_900);
	});
});

describe("the URLs of a package", () => {
	async function developed() {
		const s = await scene();
		const bytes = jpeg();
		const upload = await begin(s, s.guest, bytes);
		await s.put(upload, bytes);
		await s.as(s.guest).photos.confirm(upload);
		await s.settled();
		return { s, bytes, photoId: upload.photoId };
	}
	async function urlFor({ s, photoId }: Awaited<ReturnType<typeof developed>>, who: Person) {
		const asked = { eventId: s.event.id, ...originals, photoIds: [photoId] };
		const [signed] = (await s.as(who).takeHome.sign(asked)).signed;
		return signed && "url" in signed ? signed.url : "";
	}

	test("give the original with the listed size and hash, or the largest rendition, and work for hours", async () => {
		const made = await developed();
		const { s, bytes } = made;
		const original = await fetch(await urlFor(made, s.organizer));
		expect(Buffer.from(await original.arrayBuffer())).toEqual(Buffer.from(bytes));
		const rendition = await fetch(await urlFor(made, s.personas.attended));
		expect(rendition.headers.get("content-type")).toBe("image/webp");

		const window = s.deps.limits.imageUrlWindowSeconds * 1_000;
		s.clock.now = new Date(Math.ceil(Date.now() / window) * window - 1);
		const url = new URL(await urlFor(made, s.organizer));
		const signedAt = url.searchParams
			.get("X-Amz-Date")
			?.replace(/(....)(..)(..)T(..)(..)/, "$1-$2-$3T$4:$5:");
		const endsAt = Date.parse(signedAt ?? "") + Number(url.searchParams.get("X-Amz-Expires")) * 1_000;
		expect(endsAt - s.clock.now.getTime()).toBeGreaterThan(3 * 3_600_000);
	});

	onCeph("give the stored bytes although the object says that they are packed", async () => {
		const s = await scene();
		const bytes = jpeg();
		const upload = await begin(s, s.guest, bytes);
		// Ceph keeps this header, although nobody signed it.
		if (upload.kind !== "put") throw new Error("There is nothing to send.");
		await s.put(upload, bytes, { headers: { "content-encoding": "gzip" } });
		await s.db.photo.create({
			data: {
				...{ id: upload.photoId, eventId: s.event.id, uploaderId: s.guest.id, title: "", size: bytes.length },
				...{ key: new URL(upload.url).pathname.split("/").slice(2).join("/"), sha256: "0".repeat(64) },
				...{ contentType: "image/jpeg", state: "READY", width: 32, height: 24, renditionWidths: [32] },
			},
		});
		const answer = await fetch(await urlFor({ s, bytes, photoId: upload.photoId }, s.guest));
		expect(answer.headers.get("content-encoding")).not.toBe("gzip");
		expect(Buffer.from(await answer.arrayBuffer())).toEqual(Buffer.from(bytes));
	});

	onCeph("of a rendition cannot be bent to the original", async () => {
		const made = await developed();
		const url = new URL(await urlFor(made, made.s.personas.attended));
		const { key } = await made.s.db.photo.findUniqueOrThrow({ where: { id: made.photoId } });
		expect((await fetch(url)).status).toBe(200);
		const bent = new URL(url);
		bent.pathname = bent.pathname.replace(/optimized\/.*/, key);
		expect((await fetch(bent)).status).toBe(403);
		const decoded = new URL(url);
		decoded.searchParams.set("response-content-encoding", "gzip");
		expect((await fetch(decoded)).status).toBe(403);
	});
});
