import { execFile } from "node:child_process";
import { join } from "node:path";
import { promisify } from "node:util";
import { PlainError } from "./plain-error";
import { root } from "./root";
import { tsxArguments } from "./tsx";

const run = promisify(execFile);

/**
 * Applies the missing migrations of this project, or of another version of it in `folder`, and returns their names.
 * Repeating is safe. Throws a PlainError.
 */
export async function applyMigrations(databaseUrl: string, folder = root): Promise<string[]> {
	const { stdout } = await run(process.execPath, tsxArguments(join(folder, "scripts/migrate.ts"), "apply"), {
		cwd: folder,
		env: { ...process.env, DATABASE_URL: databaseUrl, DATABASE_URL_UNPOOLED: "" },
	}).catch((error: Error & { stderr?: string }) => {
		throw new PlainError(`The migrations could not be applied. ${error.stderr?.trim()}`, { cause: error });
	});
	return stdout.split("\n").flatMap((line) => (line.startsWith("applied ") ? [line.slice(8)] : []));
}

/** The SQL that is missing between the migrations and the schema file; null if they match. */
export async function missingMigration(databaseUrl: string, schemaPath: string): Promise<string | null> {
	const child = run(process.execPath, tsxArguments("scripts/migrate.ts", "drift", schemaPath), {
		cwd: root,
		env: { ...process.env, DATABASE_URL: databaseUrl, DATABASE_URL_UNPOOLED: "" },
	});
	return child.then(
		() => null,
		(error: { code?: unknown; stdout?: string }) => {
			if (error.code === 2 && error.stdout) return error.stdout;
			throw error;
		},
	);
}
