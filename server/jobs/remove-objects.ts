/**
 * Removes objects whose rows were deleted (by ../photos/delete-photo.ts, and by triggers when an event or a person is
 * deleted), from the jobs that were added with each deletion. If a row has the key again, for instance because an
 * operator restored the row, the object stays and the job is done. Deleting that row adds the job again.
 */
import type { Deps } from "../deps";
import { photoIdOfRendition, renditionKey } from "../photos/object-key";
import { urlsSignedSince } from "../policies/quota";
import { withSpan } from "../telemetry/job-spans";
import { finishJobs, putBackJobs, retryLater, type TakenJob, takeJobs } from "./job-queue";

type RemoveDeps = Pick<Deps, "db" | "storage" | "limits" | "now" | "log">;

/** Objects that one request to the store removes; S3 takes up to a thousand. */
const batch = 200;
/** Seconds until an object is removed once more, while something may still write one under its key. */
const againSeconds = 10 * 60;

/** Runs the jobs whose turn it is, up to a batch of them. "none" if there is none. Repeating is safe. */
export async function removeObjects(deps: RemoveDeps): Promise<"none" | "removed" | "failed"> {
	const jobs = await takeJobs(deps, { kind: "REMOVE_OBJECT", most: batch });
	return jobs.length > 0 ? withSpan("remove objects", () => remove(deps, jobs)) : "none";
}

async function remove(deps: RemoveDeps, jobs: TakenJob[]): Promise<"removed" | "failed"> {
	try {
		const keys = jobs.map(({ subject }) => subject);
		const named = new Set(await namedKeys(deps, keys));
		await deps.storage.remove(keys.filter((key) => !named.has(key)));
		// A job is done only when neither a signed URL nor developing can write an object under its key any more.
		const time = deps.now().getTime();
		const longAgo = new Date(time - deps.limits.intentSeconds * 1_000);
		const isDone = ({ subject, createdAt }: TakenJob) => named.has(subject) || createdAt < longAgo;
		await finishJobs(deps, jobs.filter(isDone));
		const rest = jobs.filter((job) => !isDone(job));
		await putBackJobs(deps, rest, new Date(time + againSeconds * 1_000));
		// Nothing can be written under these keys any more but what is already being sent, so they free their place in a quota.
		const urlsDied = urlsSignedSince({ limits: deps.limits, now: deps.now() });
		const freed = rest.filter(({ createdAt }) => createdAt <= urlsDied).map(({ id }) => id);
		await deps.db.job.updateMany({
			where: { id: { in: freed }, personId: { not: null } },
			data: { personId: null },
		});
		return "removed";
	} catch (error) {
		deps.log.error({ err: error, objects: jobs.length }, "objects were not removed, and are tried again");
		for (const job of jobs) await retryLater(deps, job);
		return "failed";
	}
}

/** The keys among these that belong to an upload or to a photo, as its original or as a rendition. */
async function namedKeys({ db }: Pick<Deps, "db">, keys: string[]): Promise<string[]> {
	const byKey = { where: { key: { in: keys } }, select: { key: true } };
	const originals = [...(await db.upload.findMany(byKey)), ...(await db.photo.findMany(byKey))];
	const ids = keys.flatMap((key) => photoIdOfRendition(key) ?? []);
	const photos = await db.photo.findMany({
		where: { id: { in: ids } },
		select: { id: true, eventId: true, renditionRound: true, renditionWidths: true },
	});
	const renditions = photos.flatMap((photo) =>
		photo.renditionWidths.map((width) => renditionKey(photo, width)),
	);
	return [...originals.map(({ key }) => key), ...renditions].filter((key) => keys.includes(key));
}
