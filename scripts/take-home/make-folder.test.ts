import { once } from "node:events";
import { appendFile, readdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "vitest";
import { manifestJsonName } from "@/rules/package/manifest";
import { jpeg, plantObjects, plantPhoto } from "@/tests/setup/photos";
import { scene } from "@/tests/setup/scene";
import { checkFolder } from "./check-folder";
import { summaryOfMade } from "./summary";
import { depsOf, make, manifestIn, newFolder, pathsOf, photoOf, start } from "./take-home.fixture";

test("a check finds one changed byte in a file of the same length", async () => {
	const s = await scene();
	const { bytes } = await photoOf(s, s.guest, "Kiss");
	const folder = newFolder();
	await make(s, folder);
	await writeFile(join(folder, "Gita/Kiss.jpg"), bytes.with(bytes.length - 1, (bytes.at(-1) ?? 0) ^ 1));
	expect((await checkFolder(folder)).differences).toEqual([{ kind: "wrong", path: "Gita/Kiss.jpg" }]);
});

test("a run that was killed goes on where it was, and fetches nothing twice", async () => {
	const s = await scene();
	const count = 60;
	for (let i = 0; i < count; i++) await photoOf(s, s.guest, "Kiss", i);
	const folder = newFolder();
	const child = start("hike", folder);
	await expect
		.poll(
			() =>
				readdir(join(folder, "Gita")).then(
					(names) => names.length,
					() => 0,
				),
			{ interval: 2, timeout: 60_000 },
		)
		.toBeGreaterThan(3);
	child.kill("SIGKILL");
	await once(child, "close");
	// A kill in the middle of the journal's last line.
	await appendFile(join(folder, ".take-home.jsonl"), '{"photoId":"half');
	const before = await readdir(join(folder, "Gita"));
	await expect(readFile(join(folder, manifestJsonName))).rejects.toThrow();

	const read: string[] = [];
	const deps = depsOf(s, {
		read: (key) => {
			read.push(key);
			return s.storage.read(key);
		},
	});
	const result = await make(s, folder, { deps });
	expect(result.kept).toBe(before.length);
	expect(read).toHaveLength(count - before.length);
	expect(new Set(pathsOf(result)).size).toBe(count);
	expect((await checkFolder(folder)).differences).toEqual([]);
});

test("photos that were hidden or removed since are taken out of the manifest and told, and new ones come in", async () => {
	const s = await scene();
	const [kept, hidden, removed] = [
		await photoOf(s, s.guest, "Kept", 1),
		await photoOf(s, s.guest, "Hidden", 2),
		await photoOf(s, s.guest, "Removed", 3),
	];
	const folder = newFolder();
	await make(s, folder);
	await s.db.photo.update({ where: { id: hidden.photoId }, data: { place: "HIDDEN" } });
	await s.db.photo.delete({ where: { id: removed.photoId } });
	const added = await photoOf(s, s.guest, "Hidden", 4);

	const { manifest, leftBehind } = await make(s, folder);
	expect(manifest.photos.map(({ photoId, path }) => [photoId, path])).toEqual([
		[kept.photoId, "Gita/Kept.jpg"],
		[added.photoId, "Gita/Hidden (2).jpg"],
	]);
	expect(manifest.missing.map(({ photoId, reason }) => [photoId, reason])).toEqual([
		[hidden.photoId, "HIDDEN"],
		[removed.photoId, "GONE"],
	]);
	expect(leftBehind.sort()).toEqual(["Gita/Hidden.jpg", "Gita/Removed.jpg"]);
	expect(await manifestIn(folder)).toMatchObject({ missing: [{ reason: "HIDDEN" }, { reason: "GONE" }] });

	const all = await make(s, newFolder(), { withHidden: true });
	expect(all.manifest.photos).toHaveLength(3);
});

test("a rendition in the place of a lost original is told from one that was asked for", async () => {
	const s = await scene();
	const { photoId } = await plantPhoto(s, { uploaderId: s.guest.id, title: "Kiss.jpg" });
	await plantObjects(s, photoId);
	await s.db.photo.update({ where: { id: photoId }, data: { originalLostAt: new Date() } });
	const made = await make(s, newFolder());
	expect(made.manifest.photos).toMatchObject([{ photoId, file: "rendition", originalLost: true }]);
	const { code, lines } = summaryOfMade("there", made);
	expect([code, lines.at(-1)]).toEqual([1, expect.stringContaining("lost the originals of 1")]);
	const wanted = await make(s, newFolder(), { renditions: true });
	expect(wanted.manifest.photos).toMatchObject([{ file: "rendition", originalLost: false }]);
});

test("an object that is missing, one that is damaged and photos that are not developed are listed with the reason", async () => {
	const s = await scene();
	const [lost, damaged] = [await photoOf(s, s.guest, "Lost"), await photoOf(s, s.guest, "Damaged")];
	const { photoId: young } = await plantPhoto(s, { uploaderId: s.guest.id, state: "DEVELOPING" });
	const foreign = await plantPhoto(s, {
		uploaderId: s.personas.foreignOrganizer.id,
		eventId: s.foreignEvent.id,
	});
	await s.storage.remove([lost.key]);
	await s.storage.write(damaged.key, jpeg("another"), {
		contentType: "image/jpeg",
		cacheControl: "no-store",
	});
	const folder = newFolder();

	const summary = summaryOfMade(folder, await make(s, folder));
	expect(summary.code).toBe(1);
	expect(summary.lines).toContain(`LOST  ${lost.photoId}  Lost (Gita)`);
	const { photos, missing } = await manifestIn(folder);
	expect(photos).toEqual([]);
	expect(
		Object.fromEntries(missing.map((one: { photoId: string; reason: string }) => [one.photoId, one.reason])),
	).toEqual({
		[lost.photoId]: "LOST",
		[damaged.photoId]: "DAMAGED",
		[young]: "NOT_READY",
	});
	expect(JSON.stringify(missing)).not.toContain(foreign.photoId);
});

test("a store that is down for a moment is waited for, and one that stays down ends the run with what is there", async () => {
	const s = await scene();
	for (let i = 0; i < 12; i++) await photoOf(s, s.guest, `Photo ${i}`, i);
	const unavailable = () => Promise.reject(Object.assign(new Error("down"), { code: "STORAGE_UNAVAILABLE" }));
	const asked = new Set<string>();
	const flaky = depsOf(s, {
		read: (key) => (asked.has(key) ? s.storage.read(key) : unavailable().finally(() => asked.add(key))),
	});
	expect((await make(s, newFolder(), { deps: flaky })).manifest.photos).toHaveLength(12);

	const folder = newFolder();
	let reads = 0;
	const dying = depsOf(s, { read: (key) => (++reads > 4 ? unavailable() : s.storage.read(key)) });
	await expect(make(s, folder, { deps: dying })).rejects.toThrow("The object store does not answer.");
	expect((await readdir(folder)).sort()).toEqual([".take-home.jsonl", "Gita"]);
	const result = await make(s, folder);
	expect(result).toMatchObject({ kept: 4, manifest: { missing: [] } });
	expect((await checkFolder(folder)).differences).toEqual([]);
});

test("a photo that was moved to another section moves to its folder", async () => {
	const s = await scene();
	const photo = await photoOf(s, s.guest, "Kiss");
	const folder = newFolder();
	expect(pathsOf(await make(s, folder, { by: "section" }))).toEqual(["No section/Kiss.jpg"]);
	const section = await s.db.section.create({
		data: { eventId: s.event.id, name: "Dance", nameKey: "dance", position: 0 },
	});
	await s.db.photo.update({
		where: { id: photo.photoId },
		data: { sectionId: section.id, sectionChosen: true },
	});
	const result = await make(s, folder, { by: "section" });
	expect([result.kept, ...pathsOf(result)]).toEqual([1, "1 Dance/Kiss.jpg"]);
	expect((await checkFolder(folder)).differences).toEqual([]);
	await expect(make(s, folder, { by: "time" })).rejects.toThrow("Say --by section");
});

test("renditions instead of originals", async () => {
	const s = await scene();
	const { photoId } = await plantPhoto(s, { uploaderId: s.guest.id, title: "Kiss.jpg" });
	await plantObjects(s, photoId);
	const { manifest } = await make(s, newFolder(), { renditions: true });
	expect(manifest.photos).toMatchObject([{ path: "Gita/Kiss.webp", file: "rendition", type: "image/webp" }]);
});
