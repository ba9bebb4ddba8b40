import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import {
	appendFile,
	mkdir,
	mkdtemp,
	readdir,
	readFile,
	rename,
	rm,
	stat,
	symlink,
	writeFile,
} from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { text } from "node:stream/consumers";
import { afterAll, beforeAll, describe, expect, inject, test } from "vitest";
import { manifestCsvName, manifestJsonName } from "@/rules/package/manifest";
import { run as runProgram } from "@/rules/package/zip.fixture";
import { jpeg, plantObjects, plantPhoto, type Scene, sha256Of } from "@/tests/setup/photos";
import { type Person, scene } from "@/tests/setup/scene";
import { tsxArguments } from "./stack/tsx";
import { checkFolder } from "./take-home/check-folder";
import type { MakeDeps } from "./take-home/collect";
import { makeArchive } from "./take-home/make-archive";
import { makeFolder } from "./take-home/make-folder";
import { type MakeOptions, optionsOf } from "./take-home/options";
import { findEvent } from "./take-home/package-source";

let base: string;
let made = 0;
beforeAll(async () => {
	base = await mkdtemp(join(tmpdir(), "rollcall-take-home-"));
});
afterAll(() => rm(base, { recursive: true, force: true }));
const newFolder = () => join(base, String(++made));

/** A photo with its original in the store. */
async function photoOf(s: Scene, who: Person, title: string, minute = 0) {
	const bytes = jpeg();
	const { photoId } = await plantPhoto(s, { uploaderId: who.id, title, sha256: sha256Of(bytes) });
	const takenAt = new Date(Date.UTC(2026, 9, 10, 12, minute));
	const data = { size: bytes.length, takenAt, takenAtOffset: 120 };
	const { key } = await s.db.photo.update({ where: { id: photoId }, data });
	await s.storage.write(key, bytes, { contentType: "image/jpeg", cacheControl: "no-store" });
	return { photoId, key, bytes };
}

const depsOf = (s: Scene, storage: Partial<MakeDeps["storage"]> = {}): MakeDeps => ({
	...{ db: s.db, now: () => new Date(), storeWaits: [1, 1], say: () => {} },
	storage: { ...s.storage, ...storage },
});
const optionsFor = (to: string, more: Partial<MakeOptions> = {}): MakeOptions => ({
	...{ slug: "hike", to, by: "person", renditions: false, withHidden: false, zip: false },
	...more,
});
async function make(
	s: Scene,
	to: string,
	{ deps = depsOf(s), ...more }: Partial<MakeOptions> & { deps?: MakeDeps } = {},
) {
	return makeFolder(deps, await findEvent(deps, "hike"), optionsFor(to, more));
}
const pathsOf = ({ manifest }: Awaited<ReturnType<typeof make>>) => manifest.photos.map(({ path }) => path);
const manifestIn = async (folder: string) =>
	JSON.parse(await readFile(join(folder, manifestJsonName), "utf8"));

function start(...args: string[]): ChildProcess {
	return spawn(process.execPath, tsxArguments("scripts/take-home.ts", ...args), {
		stdio: ["ignore", "pipe", "pipe"],
	});
}
async function command(...args: string[]) {
	const child = start(...args);
	const [out, problems, [code]] = await Promise.all([
		child.stdout ? text(child.stdout) : "",
		child.stderr ? text(child.stderr) : "",
		once(child, "close"),
	]);
	return { code, out, problems };
}

test("the command writes a folder that its own check finds right, and says what is wrong with a damaged one", async () => {
	const s = await scene();
	const email = "other-gita@scene.rollcall.test";
	const { id } = await s.db.user.create({ data: { name: "Gita", email } });
	const other = await s.putOnRoll({ id, name: "Gita", email }, "ATTENDED");
	const photo = await photoOf(s, s.guest, "Kiss.heic", 1);
	await photoOf(s, other, "Kiss", 2);
	await photoOf(s, other, "KISS", 3);
	const folder = newFolder();

	expect(await command("hike", folder)).toMatchObject({
		code: 0,
		out: expect.stringMatching(/^3 photos, 0\.00 GB, in /),
	});
	const manifest = await manifestIn(folder);
	const paths = ["Gita/Kiss.jpg", "Gita (2)/Kiss.jpg", "Gita (2)/KISS (2).jpg"];
	expect(manifest.photos.map(({ path }: { path: string }) => path)).toEqual(paths);
	expect(manifest.photos[0]).toMatchObject({
		...{ photoId: photo.photoId, by: "Gita", file: "original", type: "image/jpeg" },
		...{ takenAt: "2026-10-10T14:01:00.000+02:00", sha256: sha256Of(photo.bytes), bytes: photo.bytes.length },
	});
	expect((await readFile(join(folder, "Gita/Kiss.jpg"))).equals(photo.bytes)).toBe(true);
	expect((await stat(join(folder, "Gita/Kiss.jpg"))).mtime).toEqual(new Date("2026-10-10T12:01:00Z"));
	expect((await readdir(folder)).sort()).toEqual([
		...[".take-home.jsonl", "Gita", "Gita (2)", manifestCsvName, manifestJsonName],
	]);
	expect(await command("--check", folder)).toMatchObject({ code: 0 });

	await appendFile(join(folder, "Gita/Kiss.jpg"), "x");
	await rm(join(folder, "Gita (2)/Kiss.jpg"));
	await writeFile(join(folder, "Gita/more.txt"), "");
	const checked = await command("--check", folder);
	expect(checked.code).toBe(1);
	expect(checked.out.split("\n").slice(0, 3)).toEqual([
		...["wrong  Gita/Kiss.jpg", "missing  Gita (2)/Kiss.jpg", "extra  Gita/more.txt"],
	]);

	const again = await command("hike", folder);
	expect(again).toMatchObject({ code: 0, out: expect.stringContaining("; 1 were there.") });
	await rm(join(folder, "Gita/more.txt"));
	expect((await checkFolder(folder)).differences).toEqual([]);
});

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

	const ran = await command("hike", folder);
	expect(ran.code).toBe(1);
	expect(ran.out).toContain(`LOST  ${lost.photoId}  Lost (Gita)`);
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

describe("what cannot be done is said with exit code 2", () => {
	test("a folder that is not of a package, one of another event, and one in which another run works", async () => {
		const s = await scene();
		const folder = newFolder();
		await mkdir(folder);
		await writeFile(join(folder, "mine.txt"), "");
		expect(await command("hike", folder)).toMatchObject({
			code: 2,
			problems: expect.stringContaining("is not empty"),
		});
		await rename(join(folder, "mine.txt"), join(folder, ".take-home.lock"));
		await make(s, folder);
		const elsewhere = { ...(await findEvent(s, "picnic")) };
		await expect(makeFolder(depsOf(s), elsewhere, optionsFor(folder))).rejects.toThrow("another event");
		await writeFile(join(folder, ".take-home.lock"), String(process.pid));
		await expect(make(s, folder)).rejects.toThrow(`Process ${process.pid} is writing`);
	});

	test("an event that does not exist, options that it does not know, and a folder without a manifest", async () => {
		await scene();
		const [nowhere, nothing] = await Promise.all([command("nowhere", newFolder()), command("--check", base)]);
		expect(nowhere).toMatchObject({
			code: 2,
			problems: expect.stringContaining("There is no event at /events/nowhere.\n"),
		});
		expect(nothing).toMatchObject({ code: 2, problems: expect.stringContaining("There is no ") });
		for (const args of [
			[],
			["hike"],
			["hike", "a", "b"],
			["hike", "a", "--by", "day"],
			["--check", "a", "--zip"],
			["--chekc"],
		])
			expect(() => optionsOf(args)).toThrow("npm run take-home");
		expect(optionsOf(["--help"])).toBe("help");
	});

	/** Root may write everywhere, and a test may not fill a disk: /dev/full is a disk that is. */
	test.runIf(process.platform === "linux")(
		"a path that cannot be written, and a disk that is full",
		async () => {
			const s = await scene();
			await photoOf(s, s.guest, "Kiss");
			const file = newFolder();
			await writeFile(file, "");
			expect(await command("hike", join(file, "below"))).toMatchObject({
				code: 2,
				problems: expect.stringContaining("a part of the path is a file"),
			});
			const folder = newFolder();
			await mkdir(folder);
			await symlink("/dev/full", join(folder, ".take-home.part"));
			await writeFile(join(folder, ".take-home.jsonl"), "");
			expect(await command("hike", folder)).toMatchObject({
				code: 2,
				problems: expect.stringContaining("its disk is full"),
			});
			await rm(join(folder, ".take-home.part"));
			expect((await make(s, folder)).manifest.photos).toHaveLength(1);
		},
	);
});

test("one archive instead of a folder, which others can read and which has its name only when it is complete", async () => {
	const s = await scene();
	await photoOf(s, s.guest, "Kiss", 1);
	await photoOf(s, s.guest, "Kiss", 2);
	const path = `${newFolder()}.zip`;
	expect(await command("hike", path, "--zip")).toMatchObject({ code: 0 });
	if (inject("unzip")) {
		expect(await runProgram("unzip", ["-tq", path])).toMatchObject({ code: 0, problems: "" });
		const listed = (await runProgram("bsdtar", ["-tf", path])).out.trim().split("\n");
		expect(listed).toEqual(["Gita/Kiss.jpg", "Gita/Kiss (2).jpg", manifestJsonName, manifestCsvName]);
		const unpacked = newFolder();
		await mkdir(unpacked);
		await runProgram("bsdtar", ["-xf", path, "-C", unpacked]);
		expect(await checkFolder(unpacked)).toMatchObject({ photos: 2, differences: [] });
	}
	const broken = `${newFolder()}.zip`;
	const dying = depsOf(s, { read: () => Promise.reject(new Error("no such thing")) });
	const event = await findEvent(s, "hike");
	await expect(makeArchive(dying, event, optionsFor(broken))).rejects.toThrow("no such thing");
	expect((await readdir(base)).filter((name) => broken.endsWith(name.replace(".part", "")))).toEqual([]);
});
