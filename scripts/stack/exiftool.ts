/**
 * exiftool knows every kind of metadata, so the tests use it as an independent check that our renditions have
 * none. It is installed from Debian's package if this process is root on Debian or Ubuntu; elsewhere it is used if
 * it is installed.
 */
import { spawnSync } from "node:child_process";
import { canInstall, install } from "./apt";
import { messageOf } from "./plain-error";

const runs = () => spawnSync("exiftool", ["-ver"]).status === 0;

/** Why exiftool is missing; null if it can be used. */
export function missingExiftool(): string | null {
	if (runs()) return null;
	if (!canInstall()) return "it is not installed, and only root on Debian or Ubuntu can install it";
	try {
		install("libimage-exiftool-perl");
		return runs() ? null : "it was installed but does not run";
	} catch (error) {
		return `it could not be installed: ${messageOf(error).slice(-500)}`;
	}
}
