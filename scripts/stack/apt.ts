/**
 * Installs packages of Debian and Ubuntu that tests need. Elsewhere, and without root, they must already be
 * installed.
 */
import { execFileSync } from "node:child_process";
import { existsSync } from "node:fs";

export const canInstall = () => process.getuid?.() === 0 && existsSync("/usr/bin/apt-get");

/** Throws if apt fails or knows no such package. */
export function install(...packages: string[]): void {
	const apt = (...args: string[]) =>
		execFileSync("apt-get", ["-qq", "-o", "DPkg::Lock::Timeout=300", ...args], {
			stdio: ["ignore", "ignore", "inherit"],
			env: { ...process.env, DEBIAN_FRONTEND: "noninteractive" },
		});
	apt("update");
	apt("install", "-y", "--no-install-recommends", ...packages);
}
