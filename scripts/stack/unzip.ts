/**
 * unzip and bsdtar: two independent programs with which the tests read the archives that we write. They are installed from
 * Debian's packages if this process is root on Debian or Ubuntu; elsewhere they are used if they are installed.
 */
import { spawnSync } from "node:child_process";
import { canInstall, install } from "./apt";
import { messageOf } from "./plain-error";

const runs = () => spawnSync("unzip", ["-v"]).status === 0 && spawnSync("bsdtar", ["--version"]).status === 0;

/** Why unzip or bsdtar is missing; null if both can be used. */
export function missingUnzip(): string | null {
	if (runs()) return null;
	if (!canInstall()) return "they are not installed, and only root on Debian or Ubuntu can install them";
	try {
		install("unzip", "libarchive-tools");
		return runs() ? null : "they were installed but do not run";
	} catch (error) {
		return `they could not be installed: ${messageOf(error).slice(-500)}`;
	}
}
