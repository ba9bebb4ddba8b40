/**
 * Imported first, for its effect: the variables of .env.local and .env, as Next reads them. A variable that is set
 * already wins, and .env.local wins over .env.
 */
import { existsSync } from "node:fs";
import { join } from "node:path";
import { root } from "./root";

for (const file of [".env.local", ".env"]) {
	if (existsSync(join(root, file))) process.loadEnvFile(join(root, file));
}
