/** Who gets which file of which photos in a package. Who may call at all is in tests/authorization/take-home.ts. */
import { randomUUID } from "node:crypto";
import { expect, test } from "vitest";
import type { PhotoPlace, PhotoState } from "@/prisma/generated/enums";
import { type PackageEntry, type PackageWhat, packageIdsMax } from "@/rules/take-home";
import { plantPhoto, type Scene } from "@/tests/setup/photos";
import { type Person, scene } from "@/tests/setup/scene";
import { type Chosen, everything, packageOf } from "./take-home.fixture";

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
	const wantsOriginal = asked.files === "originals" && mayHaveOriginal && photo.isHashed;
	if (wantsOriginal && !photo.isLost) return "original";
	if (photo.state !== "READY") return null;
	return wantsOriginal ? "rendition in place of a lost original" : "rendition";
}

/** Why a photo that the person sees has no file. Nobody is told of others, or of hidden ones that they left out. */
function leftFor(
	photo: Planted,
	who: { id: string; organizes: boolean },
	asked: Chosen & { shared: boolean },
) {
	const isIn = who.organizes ? photo.place === "SHOWN" || asked.hidden : photo.by === who.id;
	if (!isIn || fileFor(photo, who, asked)) return null;
	return photo.isLost ? "LOST" : "NOT_READY";
}

test("every kind of package has for everybody the files that they may have, names what has none, and signs no others", async () => {
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
			const leftOf = (photo: Planted) => leftFor(photo, who, { ...chosen, shared });
			const found = await Promise.all(packages.map(([what]) => packageOf(s.as(person), { ...chosen, what })));
			const measured = await Promise.all(
				packages.map(([what]) => s.as(person).takeHome.measure({ ...chosen, what })),
			);
			expect(measured, about).toEqual(found.map(({ entries }) => sumsOf(entries)));
			for (const [index, [what, isIn]] of packages.entries()) {
				const { entries = [], left = [] } = found[index] ?? {};
				const chosenPhotos = photos.filter((photo) => isIn(photo, person.id));
				const saidOf = (of: (photo: Planted) => string | null) =>
					chosenPhotos.flatMap((photo) => (of(photo) ? [`${photo.id} ${of(photo)}`] : [])).toSorted();
				expect(
					entries.map((entry) => `${entry.photoId} ${saidFile(entry)}`).toSorted(),
					`${about} ${what.kind}`,
				).toEqual(saidOf(fileOf));
				expect(
					left.map(({ photoId, left }) => `${photoId} ${left}`).toSorted(),
					`${about} ${what.kind}`,
				).toEqual(saidOf(leftOf));
			}
			const photoIds = [...photos.map(({ id }) => id), foreign];
			const signed = await signAll(s.as(person), { ...chosen, photoIds });
			expect(
				signed.map((one) => ("file" in one ? saidFile(one) : null)),
				about,
			).toEqual([...photos.map(fileOf), null]);
			expect(signed.at(-1)).toEqual({ photoId: foreign, left: "GONE" });
			for (const one of signed)
				if ("url" in one) expect(one.url).toContain(one.file === "original" ? "/uploads/" : "/optimized/");
		}
	}
});

const saidFile = ({ file, originalLost }: Pick<PackageEntry, "file" | "originalLost">) =>
	originalLost ? `${file} in place of a lost original` : file;

const sumsOf = (entries: readonly PackageEntry[]) => ({
	originals: entries.filter(({ file }) => file === "original").length,
	originalBytes: entries.reduce((sum, { size }) => sum + (size ?? 0), 0),
	renditions: entries.filter(({ file }) => file === "rendition").length,
});

async function signAll(
	api: ReturnType<Scene["as"]>,
	{ photoIds, ...chosen }: Chosen & { photoIds: string[] },
) {
	const signed = [];
	for (let from = 0; from < photoIds.length; from += packageIdsMax)
		signed.push(
			...(await api.takeHome.sign({ ...chosen, photoIds: photoIds.slice(from, from + packageIdsMax) }))
				.signed,
		);
	return signed;
}
