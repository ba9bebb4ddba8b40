/** `npm start`, with a program in place of Next that prints what it gets. */
import { spawn } from "node:child_process";
import { once } from "node:events";
import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { text } from "node:stream/consumers";
import { expect, onTestFinished, test } from "vitest";
import packageFile from "@/package.json";

test("`npm start` passes the signal that ends it to the server, and ends after it", async () => {
	const folder = mkdtempSync(join(tmpdir(), "rollcall-start-"));
	onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
	const { start } = packageFile.scripts;
	writeFileSync(join(folder, "package.json"), JSON.stringify({ scripts: { start } }));
	const bin = join(folder, "node_modules/.bin");
	mkdirSync(bin, { recursive: true });
	const program = `#!/usr/bin/env node
		process.on("SIGTERM", () => process.stdout.write("ended", () => process.exit(143)));
		console.log(process.argv.slice(2).join(" "));
		setTimeout(() => process.exit(1), 60_000);`;
	writeFileSync(join(bin, "next"), program);
	chmodSync(join(bin, "next"), 0o755);

	const npm = spawn("npm", ["start", "--silent", "--", "--port", "4000"], {
		...{ cwd: folder, stdio: ["ignore", "pipe", "inherit"] },
	});
	const ended = once(npm, "exit");
	const said = text(npm.stdout);
	await once(npm.stdout, "data");
	npm.kill("SIGTERM");

	expect(await ended).toEqual([143, null]);
	expect(await said).toBe("start --keepAliveTimeout 75000 --port 4000\nended");
});
