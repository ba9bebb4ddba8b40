/**
 * Looks at the objects of intents that have ended (../uploads/settle-intent.ts). Two steps of the sweep: first those that
 * there is something to do for, then, when everything else is done, all others.
 */
import { Prisma } from "@/prisma/generated/client";
import { freeableSql } from "../policies/quota";
import { settleIntent } from "../uploads/settle-intent";
import { forEach, leftToNext, pageSize, type Sweep, type SweepDeps, type SweepStep } from "./sweep-step";

/**
 * The intents that are to be forgotten, those whose lease ran out because its process died, and those whose URL has died and
 * whose place in the quota is still taken.
 */
export const settleEnded: SweepStep = (deps, sweep) => settleAll(deps, sweep, dueSql(deps));

/**
 * All others are looked at as well, because their row may be older than their object: a photo that an older dump calls
 * EXPIRED is back after one sweep, and bytes that arrive long after their URL has died do not stay. This comes last,
 * because somebody who ends thousands of uploads must not hold up anything else.
 */
export const lookAround: SweepStep = (deps, sweep) => settleAll(deps, sweep, Prisma.sql`NOT ${dueSql(deps)}`);

function dueSql({ limits, now }: SweepDeps): Prisma.Sql {
	const longAgo = new Date(now().getTime() - limits.tombstoneSeconds * 1_000);
	return Prisma.sql`("expiresAt" < ${longAgo} OR coalesce("removingUntil" <= clock_timestamp(), false)
		OR ${freeableSql({ limits, now: now() })})`;
}

/** A page at a time by keyset, so that those that stay as they are do not hold up the rest. */
async function settleAll(deps: SweepDeps, sweep: Sweep, which: Prisma.Sql): Promise<void> {
	let after = "00000000-0000-0000-0000-000000000000";
	while (sweep.inTime()) {
		const page = await deps.db.$queryRaw<{ id: string }[]>`
			SELECT id FROM "Upload"
			WHERE state <> 'PENDING' AND ("removingUntil" IS NULL OR "removingUntil" <= clock_timestamp())
			  AND id > ${after}::uuid AND ${which}
			ORDER BY id LIMIT ${pageSize}`;
		await forEach(page, sweep, async ({ id }) => {
			const end = await settle(deps, id);
			if (end && end !== "cleared") sweep.report[end] += 1;
		});
		after = page.at(-1)?.id ?? after;
		if (page.length < pageSize) return;
	}
}

async function settle(deps: SweepDeps, id: string) {
	try {
		return await settleIntent(deps, id);
	} catch (error) {
		deps.log.error({ err: error, photoId: id }, leftToNext);
		return "failed";
	}
}
