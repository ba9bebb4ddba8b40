/**
 * A font with Japanese letters. Without one a browser on Linux shows every one of them as the same box, so a test could not
 * tell a name from another. Debian's package is installed if this process is root on Debian or Ubuntu; elsewhere any such
 * font is used if it is installed.
 */
import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { canInstall, install } from "./apt";
import { messageOf } from "./plain-error";

/** The smallest one in Debian and Ubuntu: a megabyte, where others have fifty. */
export const japaneseFont = "fonts-motoya-l-cedar";
const file = "/usr/share/fonts/truetype/motoya-l-cedar/MTLc3m.ttf";

/** U+7D50 is a letter of Japanese that fonts for other languages do not have by chance. */
const isThere = () =>
	process.platform !== "linux" ||
	existsSync(file) ||
	(spawnSync("fc-list", [":charset=7d50"], { encoding: "utf8" }).stdout ?? "").trim() !== "";

/** Why there is no font with Japanese letters; null if there is one. */
export function missingJapaneseFont(): string | null {
	if (isThere()) return null;
	if (!canInstall())
		return "no font with Japanese letters is installed, and only root on Debian or Ubuntu can install one";
	try {
		install(japaneseFont);
		return isThere() ? null : `${japaneseFont} was installed without its file`;
	} catch (error) {
		return `${japaneseFont} could not be installed: ${messageOf(error).slice(-500)}`;
	}
}
