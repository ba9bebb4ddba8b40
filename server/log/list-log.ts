import { logPageSize } from "@/rules/log";
import type { Deps } from "../deps";
import { type LogFilter, readLog } from "./read-log";

/** A page of the log. Throws INVALID_INPUT. */
export const listLog = (
	deps: Pick<Deps, "db">,
	{ cursor, ...asked }: LogFilter & { eventId: string; cursor?: string | null },
) => readLog(deps, { ...asked, cursor: cursor ?? null, limit: logPageSize });
