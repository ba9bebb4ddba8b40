import { dirname } from "node:path";
import { fileURLToPath } from "node:url";

/** The folder of package.json. Scripts may be started from anywhere. */
export const root = dirname(dirname(dirname(fileURLToPath(import.meta.url))));
