import { randomBytes } from "node:crypto";
import { existsSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";
import { explainStorage, PlainError } from "./plain-error";

const secret = z.string().min(32);
const shape = z.object({ NEXTAUTH_SECRET: secret, CRON_SECRET: secret, postgresPassword: secret });

/** Made once and kept, so that people stay signed in over restarts and the database's password stays right. */
export function keptSecrets(folder: string): z.infer<typeof shape> {
	const path = join(folder, "secrets.json");
	try {
		if (existsSync(path)) return read(path);
		const fresh = () => randomBytes(32).toString("base64url");
		const secrets = { NEXTAUTH_SECRET: fresh(), CRON_SECRET: fresh(), postgresPassword: fresh() };
		// Whole or not at all: a disk that fills up must not leave half a password behind.
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
			`The secrets in ${path} cannot be read. Bring the file back, or delete the whole folder that holds it to start from nothing: the database there opens with the password of this file only.`,
			{ cause: error },
		);
	}
}
