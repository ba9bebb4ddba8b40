/**
 * The database server and the object store, which the measured versions share. Each is started when a bench first
 * asks for it.
 */
import { join } from "node:path";
import pg from "pg";
import { type RunningPostgres, startPostgres } from "@/scripts/stack/postgres";
import type { RunningStore } from "@/scripts/stack/store";
import { startServices } from "@/tests/setup/services";
import type { Stops } from "./stops";
import type { Version } from "./version";

export type Services = ReturnType<typeof makeServices>;

/** The name of a version's database, and of its bucket. */
export const placeOf = ({ name }: Version) => `rollcall-bench-${name}`;

export function makeServices(stops: Stops, note: (fact: string) => void) {
	let alone: Promise<RunningPostgres> | undefined;
	let both: Promise<{ postgres: RunningPostgres; store: RunningStore }> | undefined;

	async function startAlone() {
		const dataDir = join(stops.folder("postgres"), "data");
		const postgres = await stops.start(() =>
			startPostgres({ dataDir, password: "rollcall-bench", durable: false }),
		);
		note(await versionOf(postgres));
		return postgres;
	}
	async function startBoth() {
		const buckets: Version["name"][] = ["new", "old"];
		const names = buckets.map((name) => placeOf({ name, folder: "" }));
		const services = await stops.start(() => startServices(names));
		note(await versionOf(services.postgres));
		note(services.store.kind === "ceph" ? "Ceph" : "the embedded store");
		return services;
	}
	return {
		/** PostgreSQL alone, for benches without an object store. */
		postgres: () => (alone ??= startAlone()),
		/** PostgreSQL and Ceph; without Ceph, the embedded store. */
		withStore: () => (both ??= startBoth()),
	};
}

async function versionOf({ adminUrl }: RunningPostgres): Promise<string> {
	const client = new pg.Client({ connectionString: adminUrl });
	await client.connect();
	try {
		const { rows } = await client.query<{ server_version: string }>("SHOW server_version");
		return `PostgreSQL ${rows[0]?.server_version}`;
	} finally {
		await client.end();
	}
}
