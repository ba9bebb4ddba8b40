/**
 * The services for the tests: a PostgreSQL of their own, and Ceph if it is available, otherwise the embedded
 * store. The global setups of Vitest and Playwright use this.
 */
import { chmodSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { startCeph } from "@/scripts/stack/ceph";
import { startEmbeddedStore } from "@/scripts/stack/embedded-store";
import { startPostgres } from "@/scripts/stack/postgres";
import type { RunningStore } from "@/scripts/stack/store";

export async function startServices(buckets: string[]) {
	const folder = mkdtempSync(join(tmpdir(), "rollcall-test-"));
	// Every user can enter the folder, because PostgreSQL runs as another user if this process is root.
	chmodSync(folder, 0o755);
	const stops: (() => Promise<void>)[] = [];
	const stop = async () => {
		await Promise.all(stops.splice(0).map((stopService) => stopService()));
		rmSync(folder, { recursive: true, force: true });
	};
	const [postgres, store] = await Promise.allSettled([
		startPostgres({ dataDir: join(folder, "postgres/data"), password: "rollcall-test", durable: false }),
		startTestStore(join(folder, "objects"), buckets),
	]);
	for (const service of [postgres, store]) {
		if (service.status === "fulfilled") stops.push(() => service.value.stop());
	}
	for (const service of [postgres, store]) {
		if (service.status === "rejected") {
			await stop();
			throw service.reason;
		}
	}
	if (postgres.status === "rejected" || store.status === "rejected") throw new Error("unreachable");
	return { postgres: postgres.value, store: store.value, stop };
}

async function startTestStore(directory: string, buckets: string[]): Promise<RunningStore> {
	const ceph = await startCeph();
	if (!("unavailable" in ceph)) return ceph;
	console.warn(
		[
			"",
			`There is no Ceph: ${ceph.unavailable}.`,
			"The tests run on the embedded store instead. NOT CHECKED in this run: that the store refuses a PUT whose",
			"type, length, metadata, key, expiry or signature was changed; that an expired URL does not work; that exactly",
			"one of ten simultaneous PUTs succeeds; CORS in a browser.",
			"",
		].join("\n"),
	);
	return startEmbeddedStore({ directory, buckets });
}
