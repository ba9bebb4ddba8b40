/**
 * A Chromium for the browser tests: the system's if there is one, otherwise Debian's package (as root) or
 * Playwright's own download (Ubuntu's package only points to the Snap store). The headless shell is preferred, as
 * Playwright itself does: it has the same engine, and the tests take two thirds of the time.
 */
import { execFileSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { chromium } from "@playwright/test";
import { canInstall, install } from "./apt";
import { japaneseFont, missingJapaneseFont } from "./japanese-font";
import { messageOf } from "./plain-error";
import { root } from "./root";

const headlessShell = "/usr/bin/chromium-headless-shell";
const places = ["/usr/bin/chromium", "/usr/bin/google-chrome", "/usr/bin/google-chrome-stable"];

/** The path of the full browser; undefined leaves the choice to Playwright. */
export const findChromium = () => places.find((place) => existsSync(place));

/**
 * The headless shell, otherwise the full browser. To watch a test (`--headed`), set CHROMIUM to the full browser.
 */
export const findHeadlessChromium = () =>
	process.env.CHROMIUM || (existsSync(headlessShell) ? headlessShell : findChromium());

const isDebian = () =>
	existsSync("/etc/os-release") && /^ID=debian$/m.test(readFileSync("/etc/os-release", "utf8"));

const fonts = ["fonts-noto-color-emoji", japaneseFont];

/** The browser and its fonts. What is there already is not installed again. */
export function installChromium(): void {
	installBrowser();
	// An earlier run may have installed the browser alone.
	const missing = missingJapaneseFont();
	if (missing) console.warn(`Japanese text will be boxes: ${missing}`);
}

function installBrowser(): void {
	if (existsSync(headlessShell)) return;
	const hasApt = isDebian() && canInstall();
	if (hasApt) {
		try {
			install("chromium-headless-shell", ...fonts);
			return;
		} catch (error) {
			console.warn(`Using the full Chromium, because chromium-headless-shell failed: ${messageOf(error)}`);
		}
	}
	if (findChromium() || existsSync(chromium.executablePath())) return;
	installWhole();
}

function installWhole(): void {
	if (isDebian() && canInstall()) {
		install("chromium", ...fonts);
	} else {
		execFileSync("npx", ["playwright", "install", "chromium"], {
			cwd: root,
			stdio: ["ignore", "ignore", "inherit"],
		});
	}
}

/**
 * The path of a full browser, which is installed if there is none. Without a debugger, the headless shell saves no
 * downloads. If CHROMIUM is set, it is that one.
 */
export function wholeChromium(): string {
	const find = () => process.env.CHROMIUM || findChromium() || chromium.executablePath();
	if (!existsSync(find())) installWhole();
	return find();
}
