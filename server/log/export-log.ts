import { logExportPageSize } from "@/rules/log";
import { writeAudit } from "../audit/write-audit";
import type { Deps } from "../deps";
import type { Membership } from "../policies/membership";
import { type LogFilter, readLog } from "./read-log";

/**
 * A part of the log for a file, the newest entries first, from the one after `cursor`. Names leave the site with it, so each part is
 * an entry of the log. Throws INVALID_INPUT.
 */
export async function exportLog(
	deps: Pick<Deps, "db">,
	{
		membership,
		cursor,
		...asked
	}: LogFilter & { eventId: string; membership: Membership; cursor: string | null },
) {
	const part = await readLog(deps, { ...asked, cursor, limit: logExportPageSize });
	await writeAudit(deps.db, {
		...{ eventId: asked.eventId, actorId: membership.userId, action: "log.export" },
		...{ subject: { eventId: asked.eventId }, details: { entries: part.entries.length } },
	});
	return part;
}
