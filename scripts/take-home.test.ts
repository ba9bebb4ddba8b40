import { appendFile, mkdir, readdir, readFile, rename, rm, stat, symlink, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, inject, test } from "vitest";
import { manifestCsvName, manifestJsonName } from "@/rules/package/manifest";
import { run as runProgram } from "@/rules/package/zip.fixture";
import { plantPhoto, sha256Of } from "@/tests/setup/photos";
import { scene } from "@/tests/setup/scene";
import { messageOf } from "./stack/plain-error";
import { checkFolder } from "./take-home/check-folder";
import { explainDisk } from "./take-home/explain-disk";
import { makeArchive } from "./take-home/make-archive";
import { makeFolder } from "./take-home/make-folder";
import { optionsOf } from "./take-home/options";
import { findEvent } from "./take-home/package-source";
import { summaryOfCheck } from "./take-home/summary";
import {
	command,
	depsOf,
	make,
	manifestIn,
	newFolder,
	optionsFor,
	photoOf,
} from "./take-home/take-home.fixture";

test("the command writes a folder that its own check finds right, and says what is wrong with a damaged one", async () => {
	const s = await scene();
	const email = "other-gita@scene.rollcall.test";
	const { id } = await s.db.user.create({ data: { name: "Gita", email } });
	const other = await s.putOnRoll({ id, name: "Gita", email }, "ATTENDED");
	const photo = await photoOf(s, s.guest, "Kiss.heic", 1);
	await plantPhoto(s, { uploaderId: s.guest.id, place: "HIDDEN" });
	await photoOf(s, other, "Kiss", 2);
	await photoOf(s, other, "KISS", 3);
	const folder = newFolder();

	expect(await command("hike", folder)).toMatchObject({
		code: 0,
		out: expect.stringMatching(
			/^3 photos, 0\.00 GB, in .*\n1 that are hidden or wait for approval were left out/,
		),
	});
	const manifest = await manifestIn(folder);
	const paths = ["Gita/Kiss.jpg", "Gita (2)/Kiss.jpg", "Gita (2)/KISS (2).jpg"];
	expect(manifest.photos.map(({ path }: { path: string }) => path)).toEqual(paths);
	expect(manifest.photos[0]).toMatchObject({
		...{ photoId: photo.photoId, by: "Gita", byId: s.guest.id, file: "original", type: "image/jpeg" },
		...{ takenAt: "2026-10-10T14:01:00.000+02:00", sha256: sha256Of(photo.bytes), bytes: photo.bytes.length },
	});
	expect((await readFile(join(folder, "Gita/Kiss.jpg"))).equals(photo.bytes)).toBe(true);
	expect((await stat(join(folder, "Gita/Kiss.jpg"))).mtime).toEqual(new Date("2026-10-10T12:01:00Z"));
	expect((await readdir(folder)).sort()).toEqual([
		...[".take-home.jsonl", "Gita", "Gita (2)", manifestCsvName, manifestJsonName],
	]);
	const right = await checkFolder(folder);
	expect(right).toEqual({ photos: 3, missing: 0, complete: true, differences: [] });
	expect(summaryOfCheck(folder, right).code).toBe(0);

	await appendFile(join(folder, "Gita/Kiss.jpg"), "x");
	await rm(join(folder, "Gita (2)/Kiss.jpg"));
	await writeFile(join(folder, "Gita/more\u001B.txt"), "");
	const checked = await command("--check", folder);
	expect(checked.code).toBe(1);
	expect(checked.out.split("\n").slice(0, 3)).toEqual([
		...["wrong  Gita/Kiss.jpg", "missing  Gita (2)/Kiss.jpg", "extra  Gita/more?.txt"],
	]);

	expect(checked.out).toContain("Remove those that are wrong and run the command again");

	expect((await make(s, folder)).kept).toBe(1);
	await rm(join(folder, "Gita/more\u001B.txt"));
	expect((await checkFolder(folder)).differences).toEqual([]);
});

describe("what cannot be done is said with exit code 2", () => {
	test("a folder that is not of a package, one of another event, and one in which another run works", async () => {
		const s = await scene();
		const folder = newFolder();
		await mkdir(folder);
		await writeFile(join(folder, "mine.txt"), "");
		await expect(make(s, folder)).rejects.toThrow("is not empty");
		await rename(join(folder, "mine.txt"), join(folder, ".take-home.lock"));
		await mkdir(join(folder, "lost+found"));
		await make(s, folder);
		const elsewhere = { ...(await findEvent(s, "picnic")) };
		await expect(makeFolder(depsOf(s), elsewhere, optionsFor(folder))).rejects.toThrow("another event");
		await writeFile(join(folder, ".take-home.lock"), String(process.pid));
		await expect(make(s, folder)).rejects.toThrow(`Process ${process.pid} is writing`);
	});

	test("an event that does not exist, options that it does not know, and a folder without a manifest", async () => {
		await scene();
		expect(await command("nowhere", newFolder())).toMatchObject({
			code: 2,
			problems: expect.stringContaining("There is no event at /events/nowhere.\n"),
		});
		await expect(checkFolder(newFolder())).rejects.toThrow(/^There is no .*manifest\.json/);
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
			const refused = await make(s, join(file, "below")).catch((error) => explainDisk(error, "there"));
			expect(messageOf(refused)).toContain("there cannot be written, because a part of the path is a file.");
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
	const event = await findEvent(s, "hike");
	await makeArchive(depsOf(s), event, optionsFor(path));
	if (inject("unzip")) {
		expect(await runProgram("unzip", ["-tq", path])).toMatchObject({ code: 0, problems: "" });
		const listed = (await runProgram("bsdtar", ["-tf", path])).out.trim().split("\n");
		expect(listed).toEqual(["Gita/Kiss.jpg", "Gita/Kiss (2).jpg", manifestCsvName, manifestJsonName]);
		const unpacked = newFolder();
		await mkdir(unpacked);
		await runProgram("bsdtar", ["-xf", path, "-C", unpacked]);
		expect(await checkFolder(unpacked)).toMatchObject({ photos: 2, differences: [] });
	}
	// Nothing of the store is read before it is clear that the archive can have its name.
	const unread = depsOf(s, { read: () => Promise.reject(new Error("it was read")) });
	const before = await readFile(path);
	await expect(makeArchive(unread, event, optionsFor(path))).rejects.toThrow("exists already");
	expect((await readFile(path)).equals(before)).toBe(true);
	const folder = newFolder();
	await mkdir(folder);
	await expect(makeArchive(unread, event, optionsFor(folder))).rejects.toThrow("exists already");
	const busy = `${newFolder()}.zip`;
	await writeFile(`${busy}.lock`, String(process.pid));
	await writeFile(`${busy}.part`, "of the other run");
	await expect(makeArchive(unread, event, optionsFor(busy))).rejects.toThrow(`Process ${process.pid} is`);
	expect(await readFile(`${busy}.part`, "utf8")).toBe("of the other run");

	const broken = `${newFolder()}.zip`;
	const dying = depsOf(s, { read: () => Promise.reject(new Error("no such thing")) });
	await expect(makeArchive(dying, event, optionsFor(broken))).rejects.toThrow("no such thing");
	for (const name of [broken, `${broken}.part`, `${broken}.lock`])
		await expect(stat(name)).rejects.toThrow("ENOENT");
});
