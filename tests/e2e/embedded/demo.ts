/**
 * The `test` of the specs that run on a newcomer's setup: `npm run start:demo`, with its own PostgreSQL, its embedded
 * store and its sweep, started once per worker.
 */
import { readdirSync } from "node:fs";
import { join } from "node:path";
import { freePort } from "@/scripts/stack/ports";
import { endAll, makeDataFolder, readyWords, startDemo } from "../setup/one-command";
import { test as base } from "../test";

interface Demo {
	origin: string;
	/** The paths of a photo's files in the store's folder. */
	filesOf(photoId: string): string[];
}

export const test = base.extend<object, { demo: Demo }>({
	demo: [
		// biome-ignore lint/correctness/noEmptyPattern: Playwright reads a fixture's dependencies from this pattern.
		async ({}, use) => {
			const folder = makeDataFolder();
			const port = await freePort();
			try {
				await startDemo({ port, folder }).says(readyWords);
				const objects = join(folder, "objects");
				await use({
					origin: `http://localhost:${port}`,
					filesOf: (photoId) =>
						readdirSync(objects, { recursive: true, encoding: "utf8" })
							.filter((path) => path.includes(photoId))
							.map((path) => join(objects, path)),
				});
			} finally {
				await endAll();
			}
		},
		{ scope: "worker", timeout: 900_000 },
	],
	baseURL: async ({ demo }, use) => use(demo.origin),
});

export { expect, type Page } from "../test";
