/** Steps that the specs of packages share: the page that makes one, and two programs that read archives. */
import { spawnSync } from "node:child_process";
import { expect, type Page } from "./test";

/** Both programs read the whole archive, and unzip checks each file's checksum. Returns the names in it. */
export function readArchive(path: string): string[] {
	expect(spawnSync("unzip", ["-tq", path]).status).toBe(0);
	const listed = spawnSync("bsdtar", ["-tf", path], { encoding: "utf8", maxBuffer: 100_000_000 });
	expect([listed.status, listed.stderr]).toEqual([0, ""]);
	return listed.stdout.trim().split("\n");
}

/** Headless Chromium has the dialog that asks where to save, and nobody could answer it. */
export const withoutDialog = (on: Pick<Page, "addInitScript">) =>
	on.addInitScript(() => Reflect.deleteProperty(window, "showSaveFilePicker"));

export const panel = (page: Page) => page.getByRole("region", { name: "Take photos home" });
export const startButton = (page: Page) =>
	panel(page).getByRole("button", { name: /^Download [\d,]+ photos$/ });
