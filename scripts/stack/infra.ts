/**
 * infra/ is a package of its own. Its dependencies are installed when a check first needs them, and when they
 * changed.
 */
import { spawnSync } from "node:child_process";
import { copyFileSync, existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { root } from "./root";

export const infraFolder = join(root, "infra");
const lock = join(infraFolder, "package-lock.json");
/** A copy of the lock file from which node_modules was installed. */
const installed = join(infraFolder, "node_modules/.installed-from.json");

/** False if npm failed; npm has then printed why. */
export function installInfra(): boolean {
	if (existsSync(installed) && readFileSync(installed, "utf8") === readFileSync(lock, "utf8")) return true;
	const { status } = spawnSync("npm", ["ci"], { cwd: infraFolder, stdio: ["ignore", "inherit", "inherit"] });
	if (status === 0) copyFileSync(lock, installed);
	return status === 0;
}
