/**
 * While a deploy is under way, the release before writes "hidden" and this one writes "place", to the same rows. These
 * tests go in the release after this one, together with the column "hidden" and its trigger.
 */
import { PrismaPg } from "@prisma/adapter-pg";
import { afterAll, expect, test } from "vitest";
import { PrismaClient } from "@/prisma/generated/client";
import { poolOptions } from "@/server/db/pool-options";
import { hidePhoto } from "@/server/photos/hide-photo";
import type { Organized } from "@/server/photos/place-photo";
import { showPhoto } from "@/server/photos/show-photo";
import { readRecording, replay, stepsBetween } from "./previous-release/replay";
import { databaseAt, migrations } from "./setup/database-at";
import { deadStore } from "./setup/dead-store";

type Deps = Parameters<typeof hidePhoto>[0];

const recording = readRecording();
const closing: (() => Promise<void>)[] = [];
afterAll(async () => {
	for (const close of closing.splice(0)) await close();
});

/** A database of this release, in which the release before and this one act in turn. */
async function bothReleases() {
	const { client, url } = await databaseAt(migrations.at(-1) ?? "");
	const db = new PrismaClient({ adapter: new PrismaPg(poolOptions(url)) });
	closing.push(() => db.$disconnect());
	const deps: Deps = { db, storage: await deadStore(), now: () => new Date() };

	let last: string | null = null;
	/** The release before continues its scenario up to this step. */
	async function before(step: string) {
		await replay({ client }, recording, stepsBetween(recording, last, step));
		last = step;
	}
	/** This release does instead what the release before does in this step. */
	async function instead(
		step: string,
		slug: string,
		act: (deps: Deps, photo: Organized) => Promise<unknown>,
	) {
		const { id: photoId, eventId } = await db.photo.findFirstOrThrow({
			where: { event: { slug }, uploader: { name: "Uli" } },
		});
		const { id: userId } = await db.user.findFirstOrThrow({ where: { name: "Ona" } });
		await act(deps, { eventId, photoId, membership: { userId, role: "ORGANIZER", status: "ATTENDED" } });
		last = step;
	}
	/** The uploader's photo as this release sees it. */
	const photoIn = (slug: string) =>
		db.photo.findFirstOrThrow({
			where: { event: { slug }, uploader: { name: "Uli" } },
			select: { place: true, placeReason: true, placedById: true, placedAt: true },
		});
	return { before, instead, photoIn };
}

const nobody = { placeReason: null, placedById: null };

test("a photo that the release before hides, shows, makes wait or approves has that place here", async () => {
	const { before, photoIn } = await bothReleases();
	await before("the album is read");
	expect(await photoIn("recorded")).toEqual({ ...nobody, place: "SHOWN", placedAt: null });
	await before("the organizer hides the photo");
	expect(await photoIn("recorded")).toEqual({ ...nobody, place: "HIDDEN", placedAt: expect.any(Date) });
	await before("the organizer shows the photo again");
	expect(await photoIn("recorded")).toEqual({ ...nobody, place: "SHOWN", placedAt: expect.any(Date) });

	await before("a photo waits for approval");
	expect(await photoIn("recorded-slowly")).toEqual({ ...nobody, place: "WAITING", placedAt: null });
	await before("the organizer approves the photo");
	expect(await photoIn("recorded-slowly")).toEqual({
		...{ ...nobody, place: "SHOWN", placedAt: expect.any(Date) },
	});
});

test("a photo that this release hides, shows or approves is read like that by the release before", async () => {
	const { before, instead } = await bothReleases();
	await before("the album is read");
	await instead("the organizer hides the photo", "recorded", (deps, photo) =>
		hidePhoto(deps, { ...photo, reason: "BLURRED" }),
	);
	await before("the album is read without the hidden photo");
	await instead("the organizer shows the photo again", "recorded", showPhoto);
	await before("the album is read with the photo again");

	await before("the album is read without the photo that waits");
	await instead("the organizer approves the photo", "recorded-slowly", showPhoto);
	await before("the album is read with the approved photo");
});

test("the reason that this release wrote goes when the release before shows the photo", async () => {
	const { before, instead, photoIn } = await bothReleases();
	await before("the album is read");
	await instead("the organizer hides the photo", "recorded", (deps, photo) =>
		hidePhoto(deps, { ...photo, reason: "OTHER", note: "Because" }),
	);
	expect(await photoIn("recorded")).toMatchObject({ place: "HIDDEN", placeReason: "OTHER" });
	await before("the organizer shows the photo again");
	expect(await photoIn("recorded")).toMatchObject({ ...nobody, place: "SHOWN" });
});
