import { randomBytes } from "node:crypto";
import { existsSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";
import { explainStorage, PlainError } from "./plain-error";

const secret = z.string().min(32);
const shape = z.object({ NEXTAUTH_SECRET: secret, CRON_SECRET: secret, postgresPassword: secret });

/**
 * Secrets are generated once and kept, so that after a restart people stay signed in and the database's password
 * works.
 */
export function keptSecrets(folder: string): z.infer<typeof shape> {
	const path = join(folder, "secrets.json");
	try {
		if (existsSync(path)) return read(path);
		const fresh = () => randomBytes(32).toString("base64url");
		const secrets = { NEXTAUTH_SECRET: fresh(), CRON_SECRET: fresh(), postgresPassword: fresh() };
		// Written under another name first, so that a full disk does not leave half a password behind.
		writeFileSync(`${path}.new`, `${JSON.stringify(secrets, null, "\t")}\n`, { mode: 0o600 });
		renameSync(`${path}.new`, path);
		return secrets;
	} catch (error) {
		throw explainStorage(error, folder) ?? error;
	}
}

function read(path: string): z.infer<typeof shape> {
	try {
		return shape.parse(JSON.parse(readFileSync(path, "utf8")));
	} catch (error) {
		throw new PlainError(
			`The secrets in ${path} cannot be read. Restore the file, or delete its whole folder to start with empty data, because the database there needs the password in this file.`,
			{ cause: error },
		);
	}
}
