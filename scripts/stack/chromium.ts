/**
 * A Chromium for the browser tests: the system's where there is one, Debian's package as root, Playwright's own
 * download elsewhere (Ubuntu's package is only a pointer to another store). If it can be had, the one without windows,
 * Playwright's own choice as well: the same engine, and the tests take two thirds of the time.
 */
import { execFileSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { chromium } from "@playwright/test";
import { canInstall, install } from "./apt";
import { messageOf } from "./plain-error";
import { root } from "./root";

const headlessShell = "/usr/bin/chromium-headless-shell";
const places = ["/usr/bin/chromium", "/usr/bin/google-chrome", "/usr/bin/google-chrome-stable"];

/** The whole browser's path; undefined leaves the choice to Playwright. */
export const findChromium = () => places.find((place) => existsSync(place));

/** The one without windows, else the whole browser. To watch it (`--headed`), name the whole one in CHROMIUM. */
export const findHeadlessChromium = () =>
	process.env.CHROMIUM || (existsSync(headlessShell) ? headlessShell : findChromium());

const isDebian = () =>
	existsSync("/etc/os-release") && /^ID=debian$/m.test(readFileSync("/etc/os-release", "utf8"));

const emoji = "fonts-noto-color-emoji";

export function installChromium(): void {
	if (existsSync(headlessShell)) return;
	const hasApt = isDebian() && canInstall();
	if (hasApt) {
		try {
			install("chromium-headless-shell", emoji);
			return;
		} catch (error) {
			console.warn(`No chromium-headless-shell, so the whole Chromium: ${messageOf(error)}`);
		}
	}
	if (findChromium() || existsSync(chromium.executablePath())) return;
	if (hasApt) {
		install("chromium", emoji);
	} else {
		execFileSync("npx", ["playwright", "install", "chromium"], {
			cwd: root,
			stdio: ["ignore", "ignore", "inherit"],
		});
	}
}
