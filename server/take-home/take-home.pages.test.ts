/** The pages of a package's list: what an entry says, in which order they come, and how often somebody may ask. */
import { randomUUID } from "node:crypto";
import { describe, expect, test } from "vitest";
import { packageIdsMax, packagePageSize } from "@/rules/take-home";
import { limits } from "@/server/limits";
import { outcome } from "@/tests/setup/outcome";
import { plantPhoto } from "@/tests/setup/photos";
import { plantMany } from "@/tests/setup/plant-many";
import { plansOf } from "@/tests/setup/query-plan";
import { scene } from "@/tests/setup/scene";
import { listPackage } from "./list-package";
import { everything, originals, packageOf } from "./take-home.fixture";

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
		originalLost: false,
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
