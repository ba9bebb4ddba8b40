/**
 * Frees places in a person's quota that ended uploads and removed photos still take, so that nobody has to wait for a sweep: such a
 * place is free when the store was seen to have nothing under its key after the URL had died.
 */
import type { Deps } from "../deps";
import { freeableSql, holdsPlaceSql, urlsSignedSince } from "../policies/quota";
import { settleIntent } from "./settle-intent";

type RoomDeps = Pick<Deps, "db" | "storage" | "limits" | "now">;

interface Who {
	eventId: string;
	userId: string;
}

/** Uploads that are looked at for one announcement. Each place that is freed spares a later announcement the look. */
const most = 10;
/** Milliseconds. A person waits, and the place of a call is taken. */
const patience = 5_000;

/** Whether a place may have become free. A store that does not answer frees none, and is no error here. */
export async function makeRoom(deps: RoomDeps, who: Who): Promise<boolean> {
	const ended = await endedUploads(deps, who);
	const ends = await Promise.allSettled([
		...ended.map(
			async ({ id }) => (await settleIntent(deps, id, { signal: AbortSignal.timeout(patience) })) !== null,
		),
		removeAgain(deps, who),
	]);
	return ends.some((end) => end.status === "fulfilled" && end.value);
}

/** In random order, so that those that cannot be freed do not keep others from being looked at. */
function endedUploads({ db, limits, now }: RoomDeps, { eventId, userId }: Who): Promise<{ id: string }[]> {
	return db.$queryRaw`
		SELECT id FROM "Upload" WHERE "eventId" = ${eventId}::uuid AND "uploaderId" = ${userId}::uuid
		  AND ${freeableSql({ limits, now: now() })}
		ORDER BY random() LIMIT ${most}`;
}

/** What the jobs of removed photos do when their turn comes (../jobs/remove-objects.ts). The jobs stay and do it again. */
async function removeAgain({ db, storage, limits, now }: RoomDeps, who: Who): Promise<boolean> {
	const jobs = await db.$queryRaw<{ id: bigint; subject: string }[]>`
		SELECT id, subject FROM "Job" WHERE ${holdsPlaceSql(who)}
		  AND "createdAt" <= ${urlsSignedSince({ limits, now: now() })}
		  AND NOT EXISTS (SELECT FROM "Photo" WHERE key = subject) AND NOT EXISTS (SELECT FROM "Upload" WHERE key = subject)
		LIMIT ${most}`;
	if (jobs.length === 0) return false;
	await storage.remove(jobs.map(({ subject }) => subject));
	await db.job.updateMany({ where: { id: { in: jobs.map(({ id }) => id) } }, data: { personId: null } });
	return true;
}
