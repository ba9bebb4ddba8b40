/** A copy of the project that has nothing else: no git, no data, no build. */
import { execFileSync } from "node:child_process";
import { copyFileSync, mkdirSync, readFileSync, rmSync } from "node:fs";
import { dirname, join } from "node:path";
import { root } from "@/scripts/stack/root";

/** What COPY brings into an image: everything git keeps, but for the folders that .dockerignore leaves out. */
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

/** With what `npm ci` installed and made for these tests. */
export function copyProject(to: string): void {
	copyContext(to);
	// Links cost nothing, and removing one leaves the file; only npm's own list of the folder is written in place.
	execFileSync("cp", ["-al", join(root, "node_modules"), to]);
	const list = "node_modules/.package-lock.json";
	rmSync(join(to, list));
	copyFileSync(join(root, list), join(to, list));
	const client = "prisma/generated";
	execFileSync("cp", ["-a", join(root, client), join(to, client)]);
}
