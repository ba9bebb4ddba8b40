/** The sweep as a process of its own: `npm run sweep`, and what it leaves when it is killed. */
import { spawn } from "node:child_process";
import { once } from "node:events";
import { expect, test } from "vitest";
import { tsxArguments } from "@/scripts/stack/tsx";
import { leasesRunOut, type Scene } from "@/tests/setup/photos";
import { scene } from "@/tests/setup/scene";
import { sweep } from "./sweep";
import { arrivedAndGone, expectSettled } from "./sweep.fixture";
import { sweepProcess } from "./sweep-process.fixture";
import { emptyReport } from "./sweep-step";

const minute = 60_000;
const nothing = emptyReport();

test("a sweep after others that were killed in the middle finishes their work, and nothing is lost", async () => {
	const s = await scene();
	let kills = 0;
	let runs = 0;
	while (kills < 2 && runs < 4) {
		// Each run gets new uploads, because a sweep that is too fast to be killed leaves none to the next.
		runs += 1;
		await arrivedAndGone(s, 5);
		if (await killedSweep(s, 1 + Math.floor(Math.random() * 9))) kills += 1;
	}
	expect(kills).toBe(2);

	// The leases of killed sweeps run out.
	s.clock.now = new Date(Date.now() + 10 * minute);
	await leasesRunOut(s);
	expect(await sweep(s.deps)).toMatchObject({ failed: 0 });
	await expectSettled(s, 5 * runs, { killed: true });
});

test("`npm run sweep` does what a sweep does, and prints its report", async () => {
	const s = await scene();
	await arrivedAndGone(s, 2);
	const { report } = await sweepProcess();
	expect(report).toEqual({ ...nothing, confirmed: 2, expired: 2, rejected: 2, developed: 2 });
	await expectSettled(s, 2);
	// The process ends at once, and what it counted is kept all the same.
	const counted = await s.db.measure.findMany({
		where: { name: "rollcall.sweeps" },
		select: { what: true, count: true },
		orderBy: { what: "asc" },
	});
	expect(counted).toEqual([
		{ what: "confirmed", count: 2 },
		{ what: "developed", count: 2 },
		{ what: "expired", count: 2 },
		{ what: "rejected", count: 2 },
		{ what: "returned", count: 1 },
	]);
});

test("beside a server the sweep leaves developing to the server, and needs less than 300 MB", async () => {
	const s = await scene();
	await arrivedAndGone(s, 6);
	const { report, peakBytes } = await sweepProcess("--beside-server", "--minutes", "5");
	expect(report).toEqual({ ...nothing, confirmed: 6, expired: 6, rejected: 6 });
	expect(await s.db.photo.count({ where: { state: "DEVELOPING", developStarts: 0 } })).toBe(6);
	expect(await s.db.job.count({ where: { kind: "DEVELOP", attempts: 0 } })).toBe(6);
	expect(peakBytes).toBeLessThan(300_000_000);
});

/** Runs `npm run sweep` and kills it when it has settled `after` intents. Returns whether it was still running. */
async function killedSweep(s: Scene, after: number): Promise<boolean> {
	const pending = () => s.db.upload.count({ where: { state: "PENDING" } });
	const before = await pending();
	const child = spawn(process.execPath, tsxArguments("scripts/sweep.ts"), { stdio: "ignore" });
	const ended = once(child, "close");
	while (child.exitCode === null && before - (await pending()) < after)
		await new Promise((go) => setTimeout(go, 2));
	child.kill("SIGKILL");
	const [, signal] = await ended;
	return signal === "SIGKILL";
}
