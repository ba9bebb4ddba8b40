import { execFile } from "node:child_process";
import { promisify } from "node:util";
import { messageOf, PlainError } from "@/scripts/stack/plain-error";

const run = promisify(execFile);

export interface State {
	commit: string;
	subject: string;
	changed: string[];
}

/** The files that a run itself writes. They are not among the changes, so that all benches can be run in turn. */
const written = ["bench/results", "bench/README.md"];

/** The commit of a folder, its first line, and the files that differ from it. Throws if git cannot say. */
export async function stateOf(folder: string): Promise<State> {
	const git = async (...args: string[]) => (await run("git", args, { cwd: folder })).stdout.trimEnd();
	const status = ["status", "--porcelain", "--", ".", ...written.map((path) => `:(exclude)${path}`)];
	const [commit, subject, changes] = await Promise.all([
		git("rev-parse", "HEAD"),
		git("log", "-1", "--format=%s"),
		git(...status),
	]);
	return {
		commit,
		subject,
		changed: changes
			.split("\n")
			.filter(Boolean)
			.map((line) => line.slice(3)),
	};
}

/** The full name of a commit that a person named, as with `main` or `HEAD~3`. Throws a PlainError. */
export async function findCommit(folder: string, name: string): Promise<string> {
	try {
		const args = ["rev-parse", "--verify", "--quiet", "--end-of-options", `${name}^{commit}`];
		return (await run("git", args, { cwd: folder })).stdout.trim();
	} catch (error) {
		throw new PlainError(`git knows no commit ${name}. ${messageOf(error).split("\n")[1] ?? ""}`.trim());
	}
}
