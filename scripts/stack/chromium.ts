/**
 * A Chromium for the browser tests: the system's where there is one, Debian's package as root, Playwright's own
 * download elsewhere (Ubuntu's package is only a pointer to another store).
 */
import { execFileSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { chromium } from "@playwright/test";
import { canInstall, install } from "./apt";
import { root } from "./root";

const places = ["/usr/bin/chromium", "/usr/bin/google-chrome", "/usr/bin/google-chrome-stable"];

/** The program's path; undefined leaves the choice to Playwright. */
export const findChromium = () => places.find((place) => existsSync(place));

const isDebian = () =>
	existsSync("/etc/os-release") && /^ID=debian$/m.test(readFileSync("/etc/os-release", "utf8"));

export function installChromium(): void {
	if (findChromium() || existsSync(chromium.executablePath())) return;
	if (isDebian() && canInstall()) {
		install("chromium", "fonts-noto-color-emoji");
	} else {
		execFileSync("npx", ["playwright", "install", "chromium"], {
			cwd: root,
			stdio: ["ignore", "ignore", "inherit"],
		});
	}
}
