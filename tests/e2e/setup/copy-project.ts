/** A clean copy of the project, without git, data or a build. */
import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { copySources, linkPackages } from "@/scripts/stack/copy-project";
import { root } from "@/scripts/stack/root";

/** Copies what COPY puts into an image, without the folders in .dockerignore, and what `npm ci` installed and generated. */
export function copyProject(to: string): void {
	const ignored = readFileSync(join(root, ".dockerignore"), "utf8").split("\n");
	copySources(to, (file) => !ignored.includes(file.split("/")[0] ?? ""));
	linkPackages(to);
	const client = "prisma/generated";
	execFileSync("cp", ["-a", join(root, client), join(to, client)]);
}
