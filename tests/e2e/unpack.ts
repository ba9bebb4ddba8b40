import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect } from "./test";

export const sha256 = (bytes: Uint8Array) => createHash("sha256").update(bytes).digest("hex");

export interface Listed {
	path: string;
	photoId: string;
	title: string;
	by: string;
	file: string;
	bytes: number;
	sha256: string;
}

/** Unpacks an archive with a program that is not ours, and checks that each file is what its list says. */
export async function unpack(archive: string) {
	const folder = await mkdtemp(join(tmpdir(), "rollcall-take-home-"));
	try {
		expect(spawnSync("unzip", ["-t", archive]).status).toBe(0);
		expect(spawnSync("bsdtar", ["-xf", archive, "-C", folder]).status).toBe(0);
		const list: { photos: Listed[]; missing: { photoId: string; reason: string }[] } = JSON.parse(
			await readFile(join(folder, "manifest.json"), "utf8"),
		);
		for (const photo of list.photos) {
			const bytes = await readFile(join(folder, photo.path));
			expect([bytes.length, sha256(bytes)]).toEqual([photo.bytes, photo.sha256]);
		}
		const files = spawnSync("bsdtar", ["-tf", archive], { encoding: "utf8" }).stdout.trim().split("\n");
		expect(files.toSorted()).toEqual(
			[...list.photos.map(({ path }) => path), "manifest.csv", "manifest.json"].toSorted(),
		);
		return list;
	} finally {
		await rm(folder, { recursive: true });
	}
}
