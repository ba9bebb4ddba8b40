/**
 * Migrations from the command line, on DATABASE_URL:
 *   npm run db:migrate            applies what is missing (what `prisma migrate deploy` does, same table)
 *   tsx scripts/migrate.ts deploy the same in a production build on Vercel, nothing in any other (npm run vercel-build)
 *   npm run db:diff -- add-album  writes the SQL that takes the history to prisma/schema.prisma
 *   tsx scripts/migrate.ts drift  exits 2 and prints the SQL when history and schema differ
 * A shadow database is made and dropped on the same server for the last two.
 */
import "./stack/load-env";
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { makeMutex } from "./stack/migration-lock";
import { root } from "./stack/root";
import { filters, migrationsFolder, migrationsOnDisk, openEngine, schemaTarget } from "./stack/schema-engine";

const usage = "Usage: tsx scripts/migrate.ts apply | deploy | diff NAME | drift [SCHEMA]";

async function main([command = "apply", argument]: string[]): Promise<number> {
	const stage = process.env.VERCEL_ENV || "no deployment of Vercel";
	if (command === "deploy" && stage !== "production") {
		console.log(`not migrated: this is ${stage}, and only production migrates when it is built`);
		return 0;
	}
	// A pool in front of the database hands a lock of one client to the next one: past it where it is there.
	const databaseUrl = process.env.DATABASE_URL_UNPOOLED || process.env.DATABASE_URL;
	if (!databaseUrl) throw new Error("DATABASE_URL is not set: which database shall be migrated?");
	const schema = command === "drift" && argument ? argument : join(root, "prisma/schema.prisma");
	const engine = await openEngine(databaseUrl, schema);
	const missing = async () => {
		const from = { tag: "migrations" as const, ...migrationsOnDisk() };
		// The engine marks an empty difference by its exit code 0, a real one by 2.
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
			console.log("The migrations already lead to prisma/schema.prisma: nothing to write.");
			return 0;
		}
		const stamp = new Date().toISOString().replace(/\D/g, "").slice(0, 14);
		const folder = join(migrationsFolder, `${stamp}_${argument.replaceAll("-", "_")}`);
		mkdirSync(folder);
		writeFileSync(join(folder, "migration.sql"), stdout ?? "");
		console.log(`wrote ${join(folder, "migration.sql")} — read it before you apply it`);
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
