/** The command as an operator runs it: a process that is given a database and nothing else of the app's variables. */
import { execFile } from "node:child_process";
import { promisify } from "node:util";
import { expect, test } from "vitest";
import { scene } from "@/tests/setup/scene";
import { root } from "./stack/root";
import { tsxArguments } from "./stack/tsx";

const run = promisify(execFile);

async function organizer(...args: string[]) {
	const { PATH, HOME, DATABASE_URL } = process.env;
	const options = { cwd: root, env: { PATH, HOME, DATABASE_URL, NODE_ENV: "test" as const } };
	const command = run(process.execPath, tsxArguments("scripts/organizer.ts", ...args), options);
	return command.then(
		({ stdout }) => ({ code: 0, text: stdout }),
		({ code, stderr }: { code: number; stderr: string }) => ({ code, text: stderr }),
	);
}

test("it allows a person to make events, and names the event of which it makes them an organizer", async () => {
	const s = await scene();
	expect(await organizer("R&D@Example.org")).toMatchObject({
		...{ code: 0, text: /^r&d@example\.org may now make events/ },
	});
	expect(await s.db.eventCreator.findMany()).toMatchObject([{ email: "r&d@example.org" }]);
	expect(await organizer("ada@example.org", s.event.slug)).toMatchObject({
		...{ code: 0, text: /is now an organizer of hike, at \/events\/hike/ },
	});
});

test("a mistake changes nothing, and it says what to write", async () => {
	const s = await scene();
	const before = await s.db.attendance.count();
	expect(await organizer()).toMatchObject({ code: 2, text: /^Usage: npm run organizer/ });
	expect(await organizer("ada")).toMatchObject({ code: 2, text: /^ada is not an e-mail address/ });
	expect(await organizer("ada@example.org", "none")).toMatchObject({
		...{ code: 1, text: /no event at \/events\/none/ },
	});
	expect(await s.db.attendance.count()).toBe(before);
	expect(await s.db.eventCreator.count()).toBe(0);
});
