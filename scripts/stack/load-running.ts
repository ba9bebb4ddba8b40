/**
 * As ./load-env.ts, and then the variables of the demo if it runs and none of them names a database or a store. So a command
 * works on the demo without being told where it is.
 */
import "./load-env";
import { resolve } from "node:path";
import { root } from "./root";
import { readRunning } from "./running-demo";

const { DATABASE_URL, S3_BUCKET, S3_ENDPOINT, ROLLCALL_DATA_DIR } = process.env;
if (!DATABASE_URL && !S3_BUCKET && !S3_ENDPOINT) {
	for (const [name, value] of Object.entries(readRunning(resolve(root, ROLLCALL_DATA_DIR || ".data"))))
		process.env[name] ||= value;
}
