/** Whether a share of the uploads fails that no guest explains. */
import type { Deps } from "../deps";
import { type ErrorCode, errorCodes, errorTable } from "../errors";
import { uploadsName } from "../telemetry/measures";

const recentMs = 30 * 60 * 1_000;
/** So few are somebody's bad luck. */
const least = 10;
const share = 0.2;

const isOurs = (code: ErrorCode) =>
	["SERVICE_UNAVAILABLE", "INTERNAL_SERVER_ERROR"].includes(errorTable[code].trpc);
/** A full quota or a file that is no photo is no fault of the install, and anybody could cause an alarm with it. */
const faults: readonly ErrorCode[] = errorCodes.filter(isOurs);

/** True if more than a fifth of the last half hour's uploads failed by a fault of the install, and at least ten. */
export async function uploadsFail({ db, now }: Pick<Deps, "db" | "now">): Promise<boolean> {
	const rows = await db.measure.groupBy({
		by: ["what", "code"],
		where: { name: uploadsName, at: { gt: new Date(now().getTime() - recentMs) } },
		_sum: { count: true },
	});
	const sum = (which: (row: { what: string; code: string }) => boolean) =>
		rows.filter(which).reduce((total, { _sum }) => total + (_sum.count ?? 0), 0);
	const failed = sum(({ what, code }) => what === "failed" && faults.some((fault) => fault === code));
	const confirmed = sum(({ what }) => what === "confirmed");
	return failed >= least && failed > share * (failed + confirmed);
}
