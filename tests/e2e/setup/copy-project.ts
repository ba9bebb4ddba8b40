/** A clean copy of the project, without git, data or a build. */
import { execFileSync } from "node:child_process";
import { copyFileSync, mkdirSync, readFileSync, rmSync } from "node:fs";
import { dirname, join } from "node:path";
import { root } from "@/scripts/stack/root";

/** Copies what COPY puts into an image: all files in git except for the folders in .dockerignore. */
function copyContext(to: string): void {
	const ignored = readFileSync(join(root, ".dockerignore"), "utf8").split("\n");
	const files = execFileSync("git", ["ls-files", "--cached", "--others", "--exclude-standard"], {
		cwd: root,
		encoding: "utf8",
	});
	for (const file of files.trim().split("\n")) {
		if (ignored.includes(file.split("/")[0] ?? "")) continue;
		mkdirSync(dirname(join(to, file)), { recursive: true });
		copyFileSync(join(root, file), join(to, file));
	}
}

/** Copies the project with what `npm ci` installed and generated. */
export function copyProject(to: string): void {
	copyContext(to);
	// Hard links are cheap, and removing one keeps the file. Only npm's own list is written in place, so it is copied.
	execFileSync("cp", ["-al", join(root, "node_modules"), to]);
	const list = "node_modules/.package-lock.json";
	rmSync(join(to, list));
	copyFileSync(join(root, list), join(to, list));
	const client = "prisma/generated";
	execFileSync("cp", ["-a", join(root, client), join(to, client)]);
}
