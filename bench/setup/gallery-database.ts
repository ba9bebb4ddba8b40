/** A version's own migrated database with the demo's people, for the benches that plant events of any size. */
import pg from "pg";
import { people } from "@/prisma/seed/people";
import { applyMigrations } from "@/scripts/stack/migrate";
import type { Setting } from "../runner/bench";
import { placeOf } from "../runner/services";

export async function openGalleryDatabase({ services, version, stops }: Setting) {
	const postgres = await services.postgres();
	const url = await postgres.ensureDatabase(placeOf(version));
	await applyMigrations(url, version.folder);
	const client = new pg.Client({ connectionString: url });
	await client.connect();
	stops.add(() => client.end());
	for (const { id, name, email } of Object.values(people)) {
		await client.query(
			`INSERT INTO "User" (id, name, email, "emailVerified", demo) VALUES ($1, $2, $3, now(), true)`,
			[id, name, email],
		);
	}
	return { url, client };
}
