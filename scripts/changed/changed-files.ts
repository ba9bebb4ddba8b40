/** Which files a change consists of, according to git. */
import { execFileSync } from "node:child_process";

/**
 * Paths from the top of the project, deleted files included, because what imported them is related too. Without `since`,
 * what differs from the last commit; if nothing does, what the last commit changed.
 */
export function changedFiles(folder: string, since?: string): { files: string[]; from: string } {
	const git = (...args: string[]) =>
		execFileSync("git", args, { cwd: folder, encoding: "utf8" }).split("\0").filter(Boolean);
	const differingFrom = (commit: string) => [
		...git("diff", "--name-only", "-z", "--no-renames", commit),
		...git("ls-files", "--others", "--exclude-standard", "-z"),
	];
	if (since) return { files: differingFrom(since), from: since };
	const uncommitted = differingFrom("HEAD");
	if (uncommitted.length > 0) return { files: uncommitted, from: "the last commit" };
	return { files: differingFrom("HEAD~1"), from: "the commit before the last" };
}
