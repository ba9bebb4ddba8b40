import { dirname } from "node:path";
import { fileURLToPath } from "node:url";

/** The folder of package.json. Scripts use it because they may be started from any folder. */
export const root = dirname(dirname(dirname(fileURLToPath(import.meta.url))));
