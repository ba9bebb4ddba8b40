/** Two hundred damages. A shorter relative is in verify.test.ts. */
import { spawn } from "node:child_process";
import { once } from "node:events";
import { expect, test } from "vitest";
import { tsxArguments } from "@/scripts/stack/tsx";
import { scene } from "@/tests/setup/scene";
import { sweep } from "../jobs/sweep";
import { addPhotos, check, damage, isBeyondMending, randomFrom, sorted } from "./damage.fixture";

const mend = ["renditions", "rows", "lost"] as const;
const start = () =>
	spawn(process.execPath, tsxArguments("scripts/verify.ts", "--deep", "--json", "--mend", mend.join(",")), {
		stdio: ["ignore", "pipe", "inherit"],
	});

/**
 * Kills the process when it has said so many differences, each of which it has just dealt with, so in the middle of the next
 * one. Whether it was killed before it had ended by itself.
 */
async function killAfter(child: ReturnType<typeof start>, differences: number): Promise<boolean> {
	const exited = once(child, "exit");
	let said = 0;
	for await (const chunk of child.stdout) {
		said += String(chunk).split("\n").length - 1;
		if (said >= differences) child.kill("SIGKILL");
	}
	const [, signal] = await exited;
	return signal === "SIGKILL";
}

test("two hundred random damages are named, and mended to the same end by two at once that are killed anywhere", async () => {
	const seed = Number(process.env.VERIFY_SEED ?? Date.now() % 2 ** 31);
	console.info(`the damages come from VERIFY_SEED=${seed}`);
	const random = randomFrom(seed);
	const s = await scene();
	await addPhotos(s, 280);
	const planted = await damage(s, random, 200);
	const all = { from: "", to: null };

	expect(sorted((await check(s, { deep: true, range: all })).found)).toEqual(sorted(planted));

	const keys = await s.keys();
	const rows = await s.db.photo.findMany({ select: { id: true } });
	let kills = 0;
	for (let round = 0; round < 8; round++) {
		const killed = await Promise.all([start(), start()].map((child) => killAfter(child, 1 + random(20))));
		kills += killed.filter(Boolean).length;
	}
	console.info(`${kills} of 16 were killed`);
	expect(kills).toBeGreaterThan(4);
	await Promise.all([start(), start()].map((child) => killAfter(child, Number.POSITIVE_INFINITY)));
	expect(await s.keys()).toEqual(keys);
	await sweep(s.deps);

	const end = await check(s, { deep: true, range: all });
	expect(sorted(end.found)).toEqual(sorted(planted.filter(isBeyondMending)));
	const of = (...kinds: string[]) =>
		planted.filter((one) => kinds.includes(one.kind) && !isBeyondMending(one));
	const lost = of("original-missing", "original-other-size", "original-other-bytes");
	const made = of("original-without-row");
	// Nothing was deleted, and each photo has one row.
	expect(await s.db.photo.count({ where: { id: { in: rows.map(({ id }) => id) } } })).toBe(rows.length);
	expect(await s.db.photo.count()).toBe(rows.length + made.length);
	expect(await s.db.photo.count({ where: { originalLostAt: { not: null } } })).toBe(lost.length);
	expect(await s.db.photo.count({ where: { state: "READY" } })).toBe(rows.length + made.length);
	expect(await s.db.auditEntry.count({ where: { action: "photo.restore" } })).toBe(made.length);
});
