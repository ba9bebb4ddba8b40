/** A separate PostgreSQL with the demo's people, for the benchmarks of the gallery. */
import { chmodSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import pg from "pg";
import { people } from "@/prisma/seed/people";
import { applyMigrations } from "@/scripts/stack/migrate";
import { startPostgres } from "@/scripts/stack/postgres";

export async function startGalleryDatabase() {
	const folder = mkdtempSync(join(tmpdir(), "gallery-bench-"));
	// If this process is root, PostgreSQL runs as another user, who has to be able to enter the folder.
	chmodSync(folder, 0o755);
	const postgres = await startPostgres({
		...{ dataDir: join(folder, "postgres/data"), password: "rollcall-bench", durable: false },
	});
	const url = await postgres.ensureDatabase("rollcall_bench");
	await applyMigrations(url);
	const client = new pg.Client({ connectionString: url });
	await client.connect();
	for (const { id, name, email } of Object.values(people)) {
		await client.query(
			`INSERT INTO "User" (id, name, email, "emailVerified", demo) VALUES ($1, $2, $3, now(), true)`,
			[id, name, email],
		);
	}
	return {
		url,
		client,
		async stop() {
			await client.end();
			await postgres.stop();
			rmSync(folder, { recursive: true, force: true });
		},
	};
}
