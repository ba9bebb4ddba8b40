/**
 * Loads the variables of .env.local and .env when it is imported, as Next does, so it must be imported first. A
 * variable that is already set wins over both files, and .env.local wins over .env.
 */
import { existsSync } from "node:fs";
import { join } from "node:path";
import { root } from "./root";

for (const file of [".env.local", ".env"]) {
	if (existsSync(join(root, file))) process.loadEnvFile(join(root, file));
}
