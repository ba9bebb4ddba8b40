/**
 * Looks at the objects of intents that have ended (../uploads/settle-intent.ts). Two steps of the sweep: first those that
 * there is something to do for, then, when everything else is done, all others.
 */
import { randomUUID } from "node:crypto";
import { Prisma } from "@/prisma/generated/client";
import { freeableSql } from "../policies/quota";
import { settleIntent } from "../uploads/settle-intent";
import { forEach, leftToNext, pageSize, type Sweep, type SweepDeps, type SweepStep } from "./sweep-step";

/**
 * The intents that are to be forgotten, those whose lease ran out because its process died, and those whose URL has died and
 * whose place in the quota is still taken.
 */
export const settleEnded: SweepStep = (deps, sweep) =>
	settleAll(deps, sweep, dueSql(deps), [{ after: first, to: last }]);

/**
 * All others are looked at as well, because their row may be older than their object: a photo that an older dump calls
 * EXPIRED is back after one sweep, and bytes that arrive long after their URL has died do not stay. This comes last,
 * because somebody who ends thousands of uploads must not hold up anything else. It begins at a random place and goes round,
 * so that sweeps whose time is up each time look at all of them together.
 */
export const lookAround: SweepStep = (deps, sweep) => {
	const start = randomUUID();
	const round = [
		{ after: start, to: last },
		{ after: first, to: start },
	];
	return settleAll(deps, sweep, Prisma.sql`NOT ${dueSql(deps)}`, round);
};

interface Ids {
	after: string;
	/** Inclusive. */
	to: string;
}
const first = "00000000-0000-0000-0000-000000000000";
const last = "ffffffff-ffff-ffff-ffff-ffffffffffff";

function dueSql({ limits, now }: SweepDeps): Prisma.Sql {
	const longAgo = new Date(now().getTime() - limits.tombstoneSeconds * 1_000);
	return Prisma.sql`("expiresAt" < ${longAgo} OR coalesce("removingUntil" <= clock_timestamp(), false)
		OR ${freeableSql({ limits, now: now() })})`;
}

async function settleAll(deps: SweepDeps, sweep: Sweep, which: Prisma.Sql, ranges: Ids[]): Promise<void> {
	for (const range of ranges)
		for await (const page of endedIntents(deps, which, range)) {
			if (!sweep.inTime()) return;
			await forEach(page, sweep, async ({ id }) => {
				const end = await settle(deps, id);
				if (end && end !== "cleared") sweep.report[end] += 1;
			});
		}
}

/** A page at a time by keyset, so that those that stay as they are do not hold up the rest. */
async function* endedIntents({ db }: SweepDeps, which: Prisma.Sql, range: Ids) {
	let { after } = range;
	while (true) {
		const page = await db.$queryRaw<{ id: string }[]>`
			SELECT id FROM "Upload"
			WHERE state <> 'PENDING' AND ("removingUntil" IS NULL OR "removingUntil" <= clock_timestamp())
			  AND id > ${after}::uuid AND id <= ${range.to}::uuid AND ${which}
			ORDER BY id LIMIT ${pageSize}`;
		if (page.length > 0) yield page;
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
