/**
 * Migrations from the command line, on DATABASE_URL:
 *   npm run db:migrate            applies missing migrations (like `prisma migrate deploy`, with the same table)
 *   tsx scripts/migrate.ts deploy does the same in a production build on Vercel, and nothing elsewhere (npm run vercel-build)
 *   npm run db:diff -- add-album  writes the SQL that takes the history to prisma/schema.prisma
 *   tsx scripts/migrate.ts drift  exits with 2 and prints the SQL if history and schema differ
 * The last two create and drop a shadow database on the same server.
 */
import "./stack/load-env";
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { makeMutex } from "./stack/migration-lock";
import { root } from "./stack/root";
import { filters, migrationsFolder, migrationsOnDisk, openEngine, schemaTarget } from "./stack/schema-engine";

const usage = "Usage: tsx scripts/migrate.ts apply | deploy | diff NAME | drift [SCHEMA]";

async function main([command = "apply", argument]: string[]): Promise<number> {
	const stage = process.env.VERCEL_ENV || "not a deployment on Vercel";
	if (command === "deploy" && stage !== "production") {
		console.log(`not migrated: this is ${stage}, and only a production build migrates`);
		return 0;
	}
	// Use the address without a pooler if there is one, because a pooler gives one client's lock to the next client.
	const databaseUrl = process.env.DATABASE_URL_UNPOOLED || process.env.DATABASE_URL;
	if (!databaseUrl) throw new Error("DATABASE_URL is not set. Set it to the database to migrate.");
	const schema = command === "drift" && argument ? argument : join(root, "prisma/schema.prisma");
	const engine = await openEngine(databaseUrl, schema);
	const missing = async () => {
		const from = { tag: "migrations" as const, ...migrationsOnDisk() };
		// The engine's exit code is 0 for no difference and 2 for a difference.
		return engine.diff({ from, to: schemaTarget(schema), script: true, exitCode: true, filters });
	};

	if (command === "apply" || command === "deploy") {
		const { appliedMigrationNames } = await makeMutex(databaseUrl, () =>
			engine.applyMigrations({ migrationsList: migrationsOnDisk(), filters }),
		);
		for (const name of appliedMigrationNames) console.log(`applied ${name}`);
		return 0;
	}
	if (command === "drift") {
		const { exitCode, stdout } = await missing();
		if (exitCode !== 0) console.log(stdout);
		return exitCode;
	}
	if (command === "diff" && argument && /^[a-z0-9-]+$/.test(argument)) {
		const { exitCode, stdout } = await missing();
		if (exitCode === 0) {
			console.log("The migrations already match prisma/schema.prisma, so there is nothing to write.");
			return 0;
		}
		const stamp = new Date().toISOString().replace(/\D/g, "").slice(0, 14);
		const folder = join(migrationsFolder, `${stamp}_${argument.replaceAll("-", "_")}`);
		mkdirSync(folder);
		writeFileSync(join(folder, "migration.sql"), stdout ?? "");
		console.log(`wrote ${join(folder, "migration.sql")}: read it before you apply it`);
		return 0;
	}
	throw new Error(usage);
}

main(process.argv.slice(2)).then(
	(code) => process.exit(code),
	(error: unknown) => {
		console.error(error instanceof Error ? error.message : error);
		process.exit(1);
	},
);
