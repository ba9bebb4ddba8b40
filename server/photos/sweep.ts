/**
 * Finishes what a browser could not: arrived photos are confirmed, expired intents go with their objects, stuck
 * developing is taken up again. A cron route and a command line call it. Everything it does is a step that is
 * safe to repeat and safe beside a second sweep or a browser, so it needs no lock and may be killed anywhere.
 */
import type { Deps } from "../deps";
import { AppError, type ErrorCode } from "../errors";
import { confirmUpload } from "./confirm-upload";
import { develop } from "./develop";
import { discardIntent, findIntent, whileStoreAnswers } from "./intent";

/** Requests to the store under way at once. */
const workers = 8;
/** Of those, while ended intents are forgotten: each waits within a transaction, and people need connections, too. */
const workersForgetting = 2;
const pageSize = 200;
/** A line for everything that the report counts as failed: docs/runbook.md sends its reader there. */
const leftToNext = "left to the next sweep";

export interface SweepReport {
	/** Intents whose object had arrived: Photos now. */
	confirmed: number;
	/** Intents that may still get their object. */
	waiting: number;
	/** Intents whose time was up, ended. */
	expired: number;
	/** Intents whose object was not the announced one, ended. */
	rejected: number;
	/** Ended intents that need not be remembered any longer, deleted. */
	forgotten: number;
	/** Photos taken up for developing. */
	developed: number;
	/** Things that failed and are left to the next sweep. */
	failed: number;
}

type SweepDeps = Pick<Deps, "db" | "storage" | "limits" | "now" | "log">;

/** `until`: no new step is begun after it (a function's time is limited); the next sweep goes on. */
export async function sweep(deps: SweepDeps, { until }: { until?: Date } = {}): Promise<SweepReport> {
	const report: SweepReport = {
		confirmed: 0,
		waiting: 0,
		expired: 0,
		rejected: 0,
		forgotten: 0,
		developed: 0,
		failed: 0,
	};
	const inTime = () => !until || new Date() < until;

	for await (const page of pendingIntents(deps)) {
		if (!inTime()) return report;
		await each(page, inTime, async (intent) => {
			report[await settle(deps, intent)] += 1;
		});
	}
	const ended = await endedIntents(deps);
	await each(
		ended,
		inTime,
		async (id) => {
			report[await attempt(deps, () => forget(deps, id), "forgotten")] += 1;
		},
		workersForgetting,
	);
	for await (const keys of removedKeys(deps)) {
		if (!inTime()) return report;
		if ((await attempt(deps, () => removeObjects(deps, keys), "removed")) === "failed") report.failed += 1;
	}
	await deps.db.rateLimit.deleteMany({ where: { expire: { lt: deps.now().getTime() } } });
	const dayAgo = new Date(deps.now().getTime() - 24 * 60 * 60 * 1_000);
	await deps.db.emailLink.deleteMany({ where: { expiresAt: { lt: dayAgo } } });
	// One at a time: a picture being developed takes most of a small function's memory.
	for (const { id } of await stuckPhotos(deps)) {
		if (!inTime()) return report;
		let inTurn = true;
		const step = async () => {
			inTurn = await develop(deps, id, { until });
		};
		const end = await attempt(deps, step, "developed");
		if (inTurn) report[end] += 1;
	}
	return report;
}

/** Every pending intent, oldest first, by keyset: those that stay pending do not hold up the rest. */
async function* pendingIntents({ db }: SweepDeps) {
	let after: { createdAt: Date; id: string } | undefined;
	while (true) {
		const page = await db.upload.findMany({
			where: {
				state: "PENDING",
				...(after && {
					createdAt: { gte: after.createdAt },
					OR: [{ createdAt: { gt: after.createdAt } }, { id: { gt: after.id } }],
				}),
			},
			orderBy: [{ createdAt: "asc" }, { id: "asc" }],
			take: pageSize,
			select: { id: true, uploaderId: true, createdAt: true },
		});
		if (page.length > 0) yield page;
		after = page.at(-1);
		if (page.length < pageSize) return;
	}
}

async function settle(
	deps: SweepDeps,
	{ id, uploaderId }: { id: string; uploaderId: string },
): Promise<"confirmed" | "waiting" | "expired" | "rejected" | "failed"> {
	try {
		await confirmUpload(deps, { userId: uploaderId, photoId: id });
		return "confirmed";
	} catch (error) {
		const code: ErrorCode | null = error instanceof AppError ? error.code : null;
		if (code === "UPLOAD_MISMATCH") return "rejected";
		// A sweep beside this one was faster.
		if (code === "UPLOAD_EXPIRED") return "expired";
		// Not there, or its uploader may not add it now: both may change until the intent's time is up.
		if (code !== "UPLOAD_MISSING" && code !== "NOT_ON_THE_ROLL") {
			deps.log.error({ err: error, photoId: id }, leftToNext);
			return "failed";
		}
	}
	const intent = await findIntent(deps.db, id);
	if (!intent || intent.expiresAt > deps.now()) return "waiting";
	return attempt(deps, () => discardIntent(deps, intent, "EXPIRED"), "expired");
}

/** Ended intents whose straggling object, if any, must have arrived by now. */
async function endedIntents(deps: SweepDeps) {
	const rows = await deps.db.upload.findMany({
		where: { state: { not: "PENDING" }, expiresAt: { lt: longEnded(deps) } },
		orderBy: [{ createdAt: "asc" }, { id: "asc" }],
		take: pageSize,
		select: { id: true },
	});
	return rows.map(({ id }) => id);
}

const longEnded = ({ limits, now }: SweepDeps) => new Date(now().getTime() - limits.tombstoneSeconds * 1_000);

/** Its age counts again: it may have been taken up and ended anew, and have a straggler to wait for. */
async function forget(deps: SweepDeps, id: string): Promise<void> {
	const { db, storage } = deps;
	await db.$transaction(async (tx) => {
		const [gone] = await tx.$queryRaw<{ key: string }[]>`
			DELETE FROM "Upload" WHERE id = ${id}::uuid AND state <> 'PENDING' AND "expiresAt" < ${longEnded(deps)}
			RETURNING key`;
		if (gone) await storage.remove([gone.key]);
	}, whileStoreAnswers);
}

/** Keys of objects whose row is gone, a page at a time. */
async function* removedKeys({ db }: SweepDeps) {
	let after = "";
	while (true) {
		const page = await db.objectRemoval.findMany({
			where: { key: { gt: after } },
			orderBy: { key: "asc" },
			take: pageSize,
			select: { key: true },
		});
		const keys = page.map(({ key }) => key);
		if (keys.length > 0) yield keys;
		after = keys.at(-1) ?? after;
		if (keys.length < pageSize) return;
	}
}

/** Removes the objects, and forgets those to which no signed URL or developer can add any more. */
async function removeObjects({ db, storage, limits, now }: SweepDeps, keys: string[]): Promise<void> {
	const longAgo = new Date(now().getTime() - limits.intentSeconds * 1_000);
	await storage.remove(keys);
	await db.objectRemoval.deleteMany({ where: { key: { in: keys }, createdAt: { lt: longAgo } } });
}

/** Those first that were not tried for longest: objects that the store refuses again and again hold up nobody. */
function stuckPhotos({ db, now }: SweepDeps) {
	return db.photo.findMany({
		where: { state: "DEVELOPING", OR: [{ developingUntil: null }, { developingUntil: { lte: now() } }] },
		orderBy: [{ developingUntil: { sort: "asc", nulls: "first" } }, { createdAt: "asc" }],
		take: pageSize,
		select: { id: true },
	});
}

/** A pool of workers over one queue: a slow item holds up nobody. */
async function each<T>(
	items: readonly T[],
	goOn: () => boolean,
	work: (item: T) => Promise<void>,
	atOnce = workers,
): Promise<void> {
	const queue = items.values();
	const worker = async () => {
		for (const item of queue) {
			if (!goOn()) return;
			await work(item);
		}
	};
	await Promise.all(Array.from({ length: atOnce }, worker));
}

/** One thing that fails must not end the sweep: the next one takes it up again. */
async function attempt<T extends string>(
	{ log }: SweepDeps,
	step: () => Promise<unknown>,
	done: T,
): Promise<T | "failed"> {
	try {
		await step();
		return done;
	} catch (error) {
		log.error({ err: error }, leftToNext);
		return "failed";
	}
}
