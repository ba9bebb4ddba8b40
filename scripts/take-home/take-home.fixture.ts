/** An event with photos in the store, packages of it in a throw-away folder, and the command as an operator runs it. */
import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { text } from "node:stream/consumers";
import { afterAll, beforeAll } from "vitest";
import { manifestJsonName } from "@/rules/package/manifest";
import { jpeg, plantPhoto, type Scene, sha256Of } from "@/tests/setup/photos";
import type { Person } from "@/tests/setup/scene";
import { tsxArguments } from "../stack/tsx";
import type { MakeDeps } from "./collect";
import { makeFolder } from "./make-folder";
import type { MakeOptions } from "./options";
import { findEvent } from "./package-source";

let base: string;
let made = 0;
beforeAll(async () => {
	base = await mkdtemp(join(tmpdir(), "rollcall-take-home-"));
});
afterAll(() => rm(base, { recursive: true, force: true }));
/** A path at which there is nothing yet. */
export const newFolder = () => join(base, String(++made));

/** A photo with its original in the store. */
export async function photoOf(s: Scene, who: Person, title: string, minute = 0) {
	const bytes = jpeg();
	const { photoId } = await plantPhoto(s, { uploaderId: who.id, title, sha256: sha256Of(bytes) });
	const takenAt = new Date(Date.UTC(2026, 9, 10, 12, minute));
	const data = { size: bytes.length, takenAt, takenAtOffset: 120 };
	const { key } = await s.db.photo.update({ where: { id: photoId }, data });
	await s.storage.write(key, bytes, { contentType: "image/jpeg", cacheControl: "no-store" });
	return { photoId, key, bytes };
}

export const depsOf = (s: Scene, storage: Partial<MakeDeps["storage"]> = {}): MakeDeps => ({
	...{ db: s.db, now: () => new Date(), storeWaits: [1, 1], say: () => {} },
	storage: { ...s.storage, ...storage },
});
export const optionsFor = (to: string, more: Partial<MakeOptions> = {}): MakeOptions => ({
	...{ slug: "hike", to, by: "person", renditions: false, withHidden: false, zip: false },
	...more,
});
export async function make(
	s: Scene,
	to: string,
	{ deps = depsOf(s), ...more }: Partial<MakeOptions> & { deps?: MakeDeps } = {},
) {
	return makeFolder(deps, await findEvent(deps, "hike"), optionsFor(to, more));
}
export const pathsOf = ({ manifest }: Awaited<ReturnType<typeof make>>) =>
	manifest.photos.map(({ path }) => path);
export const manifestIn = async (folder: string) =>
	JSON.parse(await readFile(join(folder, manifestJsonName), "utf8"));

export function start(...args: string[]): ChildProcess {
	return spawn(process.execPath, tsxArguments("scripts/take-home.ts", ...args), {
		stdio: ["ignore", "pipe", "pipe"],
	});
}
export async function command(...args: string[]) {
	const child = start(...args);
	const [out, problems, [code]] = await Promise.all([
		child.stdout ? text(child.stdout) : "",
		child.stderr ? text(child.stderr) : "",
		once(child, "close"),
	]);
	return { code, out, problems };
}
