/**
 * Ceph RGW, the object store of the tests: it verifies signatures and `If-None-Match`, which no npm store does.
 * This starts a throw-away node on free loopback ports. Ceph runs only on Linux; apt installs its packages if this
 * process is root on Debian or Ubuntu. Elsewhere `startCeph` returns why there is none, and the tests say what was
 * not checked.
 */
import { execFile } from "node:child_process";
import { randomInt } from "node:crypto";
import { existsSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { canInstall } from "./apt";
import { messageOf } from "./plain-error";
import { freePort, isPortFree } from "./ports";
import { root } from "./root";
import type { RunningStore } from "./store";

const run = promisify(execFile);

const installed = (program: string) =>
	["/usr/bin", "/usr/local/bin", "/usr/sbin"].some((folder) => existsSync(join(folder, program)));

export async function startCeph(): Promise<RunningStore | { unavailable: string }> {
	if (process.platform !== "linux") return { unavailable: "Ceph runs on Linux only" };
	if (!["radosgw", "ceph-mon", "ceph-osd"].every(installed) && !canInstall()) {
		return {
			unavailable:
				"radosgw, ceph-mon and ceph-osd are not installed, and only root on Debian or Ubuntu can install them",
		};
	}
	for (let attempt = 1; ; attempt++) {
		const started = await startOnFreePorts();
		// Another Ceph on this machine may have taken a port after we checked it.
		const taken = "unavailable" in started && started.unavailable.includes("Address already in use");
		if (attempt === 3 || !taken) return started;
	}
}

async function startOnFreePorts(): Promise<RunningStore | { unavailable: string }> {
	const folder = mkdtempSync(join(tmpdir(), "rollcall-ceph-"));
	const env = {
		...process.env,
		// start.sh puts its lock file next to this folder.
		CEPH_DIR: join(folder, "state"),
		RGW_PORT: String(await freePort()),
		MON_PORT: String(await monitorPort()),
		OSD_STORE: "memstore",
	};
	const script = (name: string) => join(root, "scripts/ceph", name);
	let stopped = false;
	const stop = async () => {
		if (stopped) return;
		stopped = true;
		await run(script("stop.sh"), ["--wipe"], { env });
		rmSync(folder, { recursive: true, force: true });
	};
	try {
		const { stdout } = await run(script("start.sh"), { env, maxBuffer: 16 * 1024 * 1024 });
		const said = Object.fromEntries(stdout.split("\n").map((line) => line.split("=", 2)));
		return {
			kind: "ceph",
			endpoint: said.S3_ENDPOINT,
			region: said.S3_REGION,
			accessKeyId: said.S3_ACCESS_KEY_ID,
			secretAccessKey: said.S3_SECRET_ACCESS_KEY,
			cephConfig: join(env.CEPH_DIR, "ceph.conf"),
			stop,
		};
	} catch (error) {
		await stop();
		return { unavailable: `Ceph did not start: ${messageOf(error).slice(-2_000)}` };
	}
}

/** The daemons take the next free ports above the monitor's. All of them are below the ports of freePort. */
async function monitorPort(): Promise<number> {
	for (;;) {
		const port = 10_000 + randomInt(150) * 64;
		if (await isPortFree(port)) return port;
	}
}
