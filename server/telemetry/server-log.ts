/** The log of a running server, and the wrapper that logs its requests. */
import { env } from "../env.js";
import { makeLog } from "./log";
import { makeObserved } from "./observed";

export const log = makeLog(env.LOG_LEVEL ?? (env.NODE_ENV === "production" ? "info" : "warn"));

export const observed = makeObserved(log);
