import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync } from "node:fs";
import { setTimeout as sleep } from "node:timers/promises";
import { afterEach, expect, test, vi } from "vitest";
import { root } from "@/scripts/stack/root";
import { tsxArguments } from "@/scripts/stack/tsx";
import { makeStops } from "./stops";

const children: ChildProcess[] = [];
afterEach(() => {
	for (const child of children.splice(0)) child.kill("SIGKILL");
});

test("what was started last is stopped first, and a stop that fails does not keep the others from running", async () => {
	const stops = makeStops();
	const stopped: string[] = [];
	const error = vi.spyOn(console, "error").mockImplementation(() => {});
	stops.add(() => stopped.push("database"));
	stops.add(() => Promise.reject(new Error("the app was gone")));
	await stops.start(async () => ({ stop: () => stopped.push("browser") }));

	await Promise.all([stops.end(), stops.end()]);

	expect(stopped).toEqual(["browser", "database"]);
	expect(error).toHaveBeenCalledExactlyOnceWith("the app was gone");
});

test("a service that is still starting when the run ends is stopped as soon as it has started", async () => {
	const stops = makeStops();
	const stop = vi.fn();
	let go = () => {};
	const started = new Promise<void>((resolve) => {
		go = resolve;
	});
	const starting = stops.start(async () => {
		await started;
		return { stop };
	});

	const ended = stops.end();
	await sleep(20);
	expect(stop).not.toHaveBeenCalled();
	go();
	await Promise.all([starting, ended]);

	expect(stop).toHaveBeenCalledOnce();
	await expect(stops.start(async () => ({ stop }))).rejects.toThrow("ending");
});

test("an interrupted run ends its worker and deletes its folder", async () => {
	const child = spawn(process.execPath, tsxArguments("bench/runner/interrupted.fixture.ts"), {
		...{ cwd: root, stdio: ["ignore", "pipe", "inherit"] },
	});
	children.push(child);
	const [said] = await once(child.stdout, "data");
	const { folder, pid } = JSON.parse(String(said));
	expect(existsSync(folder)).toBe(true);
	process.kill(pid, 0);

	child.kill("SIGINT");
	child.kill("SIGINT");
	const [code] = await once(child, "exit");

	expect(code).toBe(130);
	expect(existsSync(folder)).toBe(false);
	expect(() => process.kill(pid, 0)).toThrow("ESRCH");
});
