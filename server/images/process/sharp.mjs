/**
 * sharp by `require`, which loads its many files in half the time of `import`. This process starts anew for each photo, so
 * each photo would wait for the difference (bench/develop).
 */
import { createRequire } from "node:module";

/** @type {typeof import("sharp").default} */
const sharp = createRequire(import.meta.url)("sharp");

export default sharp;
