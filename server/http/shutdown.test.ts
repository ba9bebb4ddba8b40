/** How a server ends, in a process of its own that gets the signal. Its photos: ../jobs/job-loop.test.ts */
import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { afterEach, expect, test } from "vitest";
import { tsxArguments } from "@/scripts/stack/tsx";

const started: ChildProcess[] = [];
afterEach(() => {
	for (const child of started.splice(0)) child.kill("SIGKILL");
});

async function startServer() {
	const child = spawn(process.execPath, tsxArguments("server/http/shutdown.fixture.ts"), {
		stdio: ["pipe", "pipe", "inherit"],
	});
	started.push(child);
	const ended = once(child, "exit");
	let said = "";
	child.stdout.setEncoding("utf8").on("data", (text: string) => {
		said += text;
	});
	const says = (pattern: RegExp) =>
		expect.poll(() => said, { timeout: 60_000, interval: 20 }).toMatch(pattern);
	await says(/^\d+\n/);
	const origin = `http://127.0.0.1:${Number.parseInt(said, 10)}`;
	return { child, ended, says, ask: (path: string) => fetch(origin + path) };
}

test("after SIGTERM a request under way is answered, a new one is refused with 503, and the process ends", async () => {
	const { child, ended, says, ask } = await startServer();
	expect((await ask("/")).status).toBe(200);
	const slow = ask("/slow");
	await says(/slow\n/);
	const begin = performance.now();
	child.kill("SIGTERM");
	await says(/stopping\n/);

	const refused = await ask("/");
	expect(refused.status).toBe(503);
	expect(Object.fromEntries(refused.headers)).toMatchObject({
		...{ "retry-after": "5", connection: "close", "cache-control": "private, no-store" },
		"x-content-type-options": "nosniff",
	});

	child.stdin?.write("answer");
	const answer = await slow;
	expect([answer.status, await answer.text()]).toEqual([200, "answered at last"]);
	expect(await ended).toEqual([143, null]);
	await expect(ask("/")).rejects.toThrow();
	// Not asserted more strictly, because the machine may be busy: Docker waits for ten seconds.
	expect((performance.now() - begin) / 1_000).toBeLessThan(10);
});

test("a request that never ends does not keep the process, whose jobs are told before that they are out of time", async () => {
	const { child, ended, says, ask } = await startServer();
	const slow = ask("/slow").catch((error: unknown) => error);
	await says(/slow\n/);
	child.kill("SIGTERM");
	await says(/out of time\n/);
	expect(await ended).toEqual([143, null]);
	expect(await slow).toBeInstanceOf(Error);
});
