import { existsSync, readFileSync } from "node:fs";
import { readFile } from "node:fs/promises";
import sharp from "sharp";
import { describe, expect, test } from "vitest";
import { limits } from "../limits";
import { hostileFiles } from "./hostile-files.fixture";
import { renderApart } from "./render-apart";
import { renderHere } from "./render-here.fixture";

const fixture = (path: string) => readFile(new URL(`../../tests/fixtures/${path}`, import.meta.url));
const heic = () => fixture("photos/iphone-trail.heic");
const budget = limits.photoBudget;

/** Blocks this whole thread, as a busy host or a garbage collection does. */
const block = (milliseconds: number) =>
	Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, milliseconds);

test("the process returns the same renditions as the code called directly, and the texts of the EXIF", async () => {
	const bytes = await fixture("photos/ridge-in-autumn.jpg");
	const { rendered, exif } = await renderApart(bytes, { type: "image/jpeg", budget });
	expect(rendered).toEqual(await renderHere(bytes, "image/jpeg"));
	expect(exif).toMatchObject({
		original: { time: "2026:05:16 09:12:04", offset: "+02:00" },
		...{ make: "Apple", model: "iPhone 15" },
	});
});

/** Only Linux shows another process's environment as a file. */
const onLinux = test.runIf(existsSync("/proc/self/environ"));

onLinux("the process has none of the server's secrets", async () => {
	let environment = "";
	const begun = (pid: number) => {
		environment = readFileSync(`/proc/${pid}/environ`, "latin1");
	};
	await renderApart(await fixture("photos/two-dogs.jpg"), { type: "image/jpeg", budget, begun });
	const names = environment.split("\0").map((pair) => pair.split("=")[0]);
	expect(names).toContain("NODE_ENV");
	expect(names.filter((name) => /SECRET|DATABASE|S3_|KEY/.test(name ?? ""))).toEqual([]);
});

describe("the process ends when it has spent its budget of", () => {
	test.each([
		["processor time", "TOO_SLOW", { cpuSeconds: 0.5 }],
		["working time", "TOO_SLOW", { workSeconds: 0.5 }],
		["memory", "TOO_MUCH_MEMORY", { memoryBytes: 150_000_000 }],
	] as const)("%s", async (_, verdict, less) => {
		let ended = 0;
		const started = (pid: number) => {
			ended = pid;
		};
		const end = renderApart(await heic(), { type: "image/heic", budget: { ...budget, ...less }, started });
		await expect(end).rejects.toMatchObject({ name: "BudgetSpent", verdict });
		expect(ended).toBeGreaterThan(0);
		expect(() => process.kill(ended, 0)).toThrow("ESRCH");
	});
});

test("the server keeps answering while a photo is developed", async () => {
	let beats = 0;
	const beat = setInterval(() => {
		beats += 1;
	}, 5);
	await renderApart(await heic(), { type: "image/heic", budget });
	clearInterval(beat);
	expect(beats).toBeGreaterThan(5);
});

describe("the photo is not at fault", () => {
	test("when the server is blocked and the process is frozen for longer than a photo may take", async () => {
		const bytes = await fixture("encoded/orientation-6.heic");
		let frozen = 0;
		const started = (pid: number) => {
			frozen = pid;
			process.kill(pid, "SIGSTOP");
		};
		const end = renderApart(bytes, { type: "image/heic", budget: { ...budget, workSeconds: 10 }, started });
		block(12_000);
		process.kill(frozen, "SIGCONT");
		expect((await end).rendered).toMatchObject({ width: 240, height: 160 });
	});

	test.each(["SIGKILL", "SIGTERM"] as const)("when the host ends the process with %s", async (signal) => {
		const kill = (pid: number) => void process.kill(pid, signal);
		const type = "image/heic";
		for (const moment of [{ started: kill }, { begun: kill }])
			await expect(renderApart(await heic(), { type, budget, ...moment })).rejects.toMatchObject({
				name: "Interrupted",
			});
	});

	test("when the host does not let the process start", async () => {
		const folder = process.cwd();
		// The process's file is looked for below the folder that the server was started in.
		process.chdir("/");
		try {
			const end = renderApart(await fixture("photos/two-dogs.jpg"), { type: "image/jpeg", budget });
			await expect(end).rejects.toMatchObject({ name: "Interrupted" });
		} finally {
			process.chdir(folder);
		}
	});
});

test("a decoder that crashes is an error of its own", async () => {
	const begun = (pid: number) => void process.kill(pid, "SIGSEGV");
	const end = renderApart(await heic(), { type: "image/heic", budget, begun });
	await expect(end).rejects.toMatchObject({ name: "Crashed" });
});

test("several large photos at once are all developed", async () => {
	const webp = await sharp({ create: { width: 6_000, height: 5_000, channels: 3, background: "teal" } })
		.webp()
		.toBuffer();
	const ends = await Promise.all([1, 2, 3].map(() => renderApart(webp, { type: "image/webp", budget })));
	expect(ends.map(({ rendered }) => rendered.width)).toEqual([6_000, 6_000, 6_000]);
});

describe("a file of millions of empty parts is developed or refused long before its budget is spent", () => {
	const names = Object.keys(hostileFiles);
	test.each(names)("%s", async (name) => {
		const file = hostileFiles[name];
		if (!file) throw new Error(name);
		const bytes = await file.make(48_000_000);
		const end = await renderApart(bytes, { type: file.type, budget: { ...budget, cpuSeconds: 10 } }).then(
			() => "READY",
			(error: unknown) => (error instanceof Error ? `${error.name} ${error.message}` : "?"),
		);
		expect(["READY", "UnusablePicture NOT_A_PICTURE"]).toContain(end);
	});
});

test("an animation of a million frames shows its first 300", async () => {
	const gif = await hostileFiles["a GIF of frames"]?.make(15_000_000);
	const { rendered } = await renderApart(gif ?? Buffer.alloc(0), { type: "image/gif", budget });
	expect((await sharp(rendered.renditions[0]?.bytes, { pages: -1 }).metadata()).pages).toBe(300);
});
