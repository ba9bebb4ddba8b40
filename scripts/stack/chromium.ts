/**
 * A Chromium for the browser tests: the system's where there is one, Debian's package as root, Playwright's own
 * download elsewhere (Ubuntu's package is only a pointer to another store).
 */
import { execFileSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { chromium } from "@playwright/test";
import { root } from "./root";

const places = ["/usr/bin/chromium", "/usr/bin/google-chrome", "/usr/bin/google-chrome-stable"];

/** The program's path; undefined leaves the choice to Playwright. */
export const findChromium = () => places.find((place) => existsSync(place));

const isDebian = () =>
	existsSync("/etc/os-release") && /^ID=debian$/m.test(readFileSync("/etc/os-release", "utf8"));

export function installChromium(): void {
	if (findChromium() || existsSync(chromium.executablePath())) return;
	const run = (program: string, ...args: string[]) =>
		execFileSync(program, args, {
			cwd: root,
			stdio: ["ignore", "ignore", "inherit"],
			env: { ...process.env, DEBIAN_FRONTEND: "noninteractive" },
		});
	if (isDebian() && process.getuid?.() === 0) {
		const lock = ["-qq", "-o", "DPkg::Lock::Timeout=300"];
		run("apt-get", ...lock, "update");
		run("apt-get", ...lock, "install", "-y", "--no-install-recommends", "chromium", "fonts-noto-color-emoji");
	} else {
		run("npx", "playwright", "install", "chromium");
	}
}
