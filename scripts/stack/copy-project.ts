/** Copies of the project in other folders, for checks of what a builder elsewhere makes from it. */
import { execFileSync } from "node:child_process";
import { copyFileSync, existsSync, mkdirSync, rmSync } from "node:fs";
import { dirname, join } from "node:path";
import { root } from "./root";

/** Copies the files that git has or would add, as they are now. What git ignores stays behind, such as .env. */
export function copySources(to: string, isWanted: (file: string) => boolean = () => true): void {
	const listed = execFileSync("git", ["ls-files", "-z", "--cached", "--others", "--exclude-standard"], {
		cwd: root,
		encoding: "utf8",
	});
	// Git also lists a file that was deleted and is not committed yet.
	const files = listed.split("\0").filter((file) => file !== "" && existsSync(join(root, file)));
	for (const file of files.filter(isWanted)) {
		mkdirSync(dirname(join(to, file)), { recursive: true });
		copyFileSync(join(root, file), join(to, file));
	}
}

/** Gives the copy the installed packages, as hard links where both folders are on one disk. */
export function linkPackages(to: string, from = root): void {
	const packages = join(from, "node_modules");
	try {
		execFileSync("cp", ["-al", packages, to], { stdio: "pipe" });
	} catch {
		rmSync(join(to, "node_modules"), { recursive: true, force: true });
		execFileSync("cp", ["-a", packages, to]);
	}
	// Removing a hard link keeps the file. Only npm's own list is written in place, so it is copied.
	const list = "node_modules/.package-lock.json";
	rmSync(join(to, list));
	copyFileSync(join(from, list), join(to, list));
}
