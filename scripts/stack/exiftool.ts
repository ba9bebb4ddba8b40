/**
 * exiftool knows every kind of metadata there is: an outsider's word that our renditions carry none. Debian's package
 * where this is root on Debian or Ubuntu; elsewhere it is used if it is there.
 */
import { spawnSync } from "node:child_process";
import { canInstall, install } from "./apt";
import { messageOf } from "./plain-error";

const runs = () => spawnSync("exiftool", ["-ver"]).status === 0;

/** Why there is none; null where there is. */
export function missingExiftool(): string | null {
	if (runs()) return null;
	if (!canInstall()) return "it is not installed, and only root on Debian or Ubuntu can add it";
	try {
		install("libimage-exiftool-perl");
		return runs() ? null : "it was installed and does not run";
	} catch (error) {
		return `it could not be installed: ${messageOf(error).slice(-500)}`;
	}
}
