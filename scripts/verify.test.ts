import { spawn } from "node:child_process";
import { once } from "node:events";
import { text } from "node:stream/consumers";
import { expect, test } from "vitest";
import { arrive, jpeg, keyOf } from "@/tests/setup/photos";
import { scene } from "@/tests/setup/scene";
import { tsxArguments } from "./stack/tsx";
import { optionsOf } from "./verify/options";

async function run(...args: string[]) {
	const child = spawn(process.execPath, tsxArguments("scripts/verify.ts", ...args), {
		stdio: ["ignore", "pipe", "pipe"],
	});
	const [out, , [code]] = await Promise.all([text(child.stdout), text(child.stderr), once(child, "exit")]);
	return { code, out };
}

test("the command names a difference and exits with 1, mends it when told to, and exits with 0", async () => {
	const s = await scene();
	const { photoId } = await arrive(s, s.guest, jpeg());
	await s.as(s.guest).photos.confirm({ photoId });
	await arrive(s, s.guest, jpeg());
	await s.settled();
	const key = keyOf(s, photoId);
	await s.storage.remove([key]);

	const [found, dry] = await Promise.all([run("--json"), run("--mend", "lost", "--dry-run")]);
	expect(found.code).toBe(1);
	expect(
		found.out
			.trim()
			.split("\n")
			.map((line) => JSON.parse(line)),
	).toEqual([
		{ kind: "original-missing", key, photoId, eventId: s.event.id, mended: null },
		{
			...{ left: 1, seconds: expect.any(Number), megabytes: expect.any(Number) },
			report: expect.objectContaining({ photos: 1, originals: 1, explained: { intent: 1 } }),
		},
	]);
	expect(dry).toMatchObject({ code: 1, out: expect.stringContaining("Would be done:\n  1  marked-lost") });
	expect(await s.db.photo.count({ where: { originalLostAt: null } })).toBe(1);

	const mended = await run("--mend", "lost");
	expect(mended.out).toContain(`original-missing  ${key}  marked-lost`);
	expect(mended).toMatchObject({ code: 0, out: expect.stringContaining("Database and bucket agree.") });
	expect(await s.db.photo.count({ where: { originalLostAt: null } })).toBe(0);
});

test.each([
	["--mned", "lost"],
	["--mend", "everything"],
	["--mend"],
	["--mend", "lost,"],
	["--dry-run"],
	["--shown"],
	["deep"],
])("an option that it does not know changes nothing: %s %s", (...args) => {
	expect(() => optionsOf(args)).toThrow();
});

test("what is mended is said kind by kind", () => {
	expect(optionsOf([])).toEqual({ deep: false, dryRun: false, shown: false, json: false });
	expect(optionsOf(["--deep", "--mend", "rows, owners", "--dry-run"])).toMatchObject({
		...{ deep: true, dryRun: true, mend: ["rows", "owners"] },
	});
});
