/**
 * Prisma's own schema engine as wasm: what `prisma migrate` runs, without the binary that its CLI would download.
 * Only scripts/migrate.ts imports it, in a process of its own: the engine keeps Node alive for ten seconds after
 * its last answer, so that process has to end with process.exit().
 */
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";

import { bindMigrationAwareSqlAdapterFactory } from "@prisma/driver-adapter-utils";
import * as engine from "@prisma/schema-engine-wasm/schema_engine_bg";
import { migrationAdapter } from "./migration-adapter";
import { root } from "./root";

export const filters = { externalTables: [], externalEnums: [] };
export const migrationsFolder = join(root, "prisma/migrations");
const lockfile = "migration_lock.toml";

/** @param schemaPath the schema that `diff` calls "schemaDatamodel" */
export async function openEngine(databaseUrl: string, schemaPath: string) {
	const code = join(
		dirname(createRequire(import.meta.url).resolve("@prisma/schema-engine-wasm/schema_engine_bg")),
		"schema_engine_bg.wasm",
	);
	const { instance } = await WebAssembly.instantiate(readFileSync(code), {
		"./schema_engine_bg.js": { ...engine },
	});
	const start = instance.exports.__wbindgen_start;
	engine.__wbg_set_wasm(instance.exports);
	if (typeof start === "function") start();
	return engine.SchemaEngine.new(
		{ datamodels: [[schemaPath, readFileSync(schemaPath, "utf8")]] },
		() => {},
		bindMigrationAwareSqlAdapterFactory(migrationAdapter(databaseUrl)),
	);
}

/** The migrations folder in the engine's format: read from disk, sorted by name. */
export function migrationsOnDisk(): engine.MigrationList {
	const names = readdirSync(migrationsFolder, { withFileTypes: true })
		.filter((entry) => entry.isDirectory())
		.map((entry) => entry.name)
		.sort();
	const lock = join(migrationsFolder, lockfile);
	return {
		baseDir: migrationsFolder,
		lockfile: { path: lockfile, content: existsSync(lock) ? readFileSync(lock, "utf8") : null },
		shadowDbInitScript: "",
		migrationDirectories: names.map((name) => ({
			path: name,
			migrationFile: {
				path: "migration.sql",
				content: { tag: "ok", value: readFileSync(join(migrationsFolder, name, "migration.sql"), "utf8") },
			},
		})),
	};
}

export function schemaTarget(schemaPath: string): engine.DiffTarget {
	return { tag: "schemaDatamodel", files: [{ path: schemaPath, content: readFileSync(schemaPath, "utf8") }] };
}
