/**
 * Compares a folder with its manifest, byte by byte: one that `npm run take-home` wrote, or an archive of the browser that
 * was unpacked. It changes nothing.
 */
import { createHash } from "node:crypto";
import { createReadStream } from "node:fs";
import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { pipeline } from "node:stream/promises";
import { z } from "zod";
import { manifestCsvName, manifestJsonName, manifestVersion } from "@/rules/package/manifest";
import { errnoOf, PlainError } from "../stack/plain-error";
import { isFurniture } from "./furniture";

export interface Checked {
	/** Photos of the manifest. */
	photos: number;
	/** Photos that the manifest says are not in the package. */
	missing: number;
	/** False if the list of the photos broke off while the package was made. */
	complete: boolean;
	differences: { kind: "wrong" | "missing" | "extra"; path: string }[];
}

const manifestShape = z.object({
	version: z.literal(manifestVersion),
	photos: z.array(z.object({ path: z.string(), bytes: z.number(), sha256: z.string() })),
	missing: z.array(z.object({ photoId: z.string() })),
	/** Manifests of earlier releases do not say it. */
	complete: z.boolean().default(true),
});

/** Throws PlainError if there is no manifest that it can read, and errors of the file system. */
export async function checkFolder(
	folder: string,
	found: (difference: Checked["differences"][number]) => void = () => {},
): Promise<Checked> {
	const manifest = await readManifest(folder);
	const onDisk = await filesIn(folder);
	const differences: Checked["differences"] = [];
	const note = (kind: "wrong" | "missing" | "extra", path: string) => {
		differences.push({ kind, path });
		found({ kind, path });
	};
	for (const { path, sha256 } of manifest.photos) {
		// Only what was found in the folder is read, so a path in a manifest never leads out of it.
		const real = onDisk.get(path.normalize("NFC"));
		if (real === undefined) note("missing", path);
		else if ((await hashOf(join(folder, real))) !== sha256) note("wrong", path);
		onDisk.delete(path.normalize("NFC"));
	}
	for (const real of onDisk.values()) note("extra", real);
	const { photos, missing, complete } = manifest;
	return { photos: photos.length, missing: missing.length, complete, differences };
}

async function readManifest(folder: string) {
	const path = join(folder, manifestJsonName);
	try {
		return manifestShape.parse(JSON.parse(await readFile(path, "utf8")));
	} catch (error) {
		const isMissing = ["ENOENT", "ENOTDIR"].includes(errnoOf(error) ?? "");
		throw new PlainError(
			isMissing
				? `There is no ${path}. A package has one when it is complete.`
				: `${path} is no manifest that this version can read.`,
			{ cause: error },
		);
	}
}

/** The files with their real paths, by the composed form, because macOS may decompose names. */
async function filesIn(folder: string): Promise<Map<string, string>> {
	const entries = await readdir(folder, { recursive: true, withFileTypes: true });
	const paths = entries
		.filter((entry) => !entry.isDirectory())
		.map((entry) => join(entry.parentPath, entry.name).slice(join(folder, "/").length).replaceAll("\\", "/"));
	const own = [manifestJsonName, manifestCsvName];
	const photos = paths.filter((path) => !own.includes(path) && !isFurniture(path));
	return new Map(photos.map((path) => [path.normalize("NFC"), path]));
}

async function hashOf(path: string): Promise<string> {
	const hash = createHash("sha256");
	await pipeline(createReadStream(path, { highWaterMark: 1_048_576 }), hash);
	return hash.digest("hex");
}
