/**
 * Finishes what a browser could not: arrived photos are confirmed, what ended long ago is looked at a last time and
 * forgotten, stuck developing is taken up again. A cron route and a command line call it. Everything it does is a step that is
 * safe to repeat and safe beside a second sweep or a browser, so it needs no lock and may be killed anywhere.
 */
import type { Deps } from "../deps";
import { AppError, type ErrorCode } from "../errors";
import { confirmUpload } from "./confirm-upload";
import { develop } from "./develop";
import { endIntent, isLongEnded } from "./end-intent";
import { expireIntent, findIntent } from "./intent";
import { lookAtObject } from "./look-at-object";
import { removeNoted } from "./remove-noted";

/** Requests to the store under way at once. */
const workers = 8;
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
	await each(await endedIntents(deps), inTime, async (id) => {
		const end = await lookAgain(deps, id);
		if (end) report[end] += 1;
	});
	for await (const keys of removedKeys(deps)) {
		if (!inTime()) return report;
		if ((await attempt(deps, () => removeNoted(deps, keys), "removed")) === "failed") report.failed += 1;
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
	return attempt(deps, () => expireIntent(deps.db, intent), "expired");
}

/**
 * First those that are to be forgotten, or whose lease ran out because its process died. The others are looked at as
 * well, because the row may be older than its object: a photo that an older dump calls EXPIRED is back after one sweep.
 * In random order, so that those that stay as they are do not hold up the rest.
 */
async function endedIntents({ db, limits, now }: SweepDeps): Promise<string[]> {
	const longAgo = new Date(now().getTime() - limits.tombstoneSeconds * 1_000);
	const rows = await db.$queryRaw<{ id: string }[]>`
		SELECT id FROM "Upload"
		WHERE state <> 'PENDING' AND ("removingUntil" IS NULL OR "removingUntil" <= clock_timestamp())
		ORDER BY ("expiresAt" < ${longAgo} OR "removingUntil" IS NOT NULL) DESC, random()
		LIMIT ${pageSize}`;
	return rows.map(({ id }) => id);
}

/** Reads the row again: it may have been announced again and ended since, and have a straggler to wait for. */
async function lookAgain(deps: SweepDeps, id: string): Promise<"confirmed" | "forgotten" | "failed" | null> {
	try {
		const intent = await findIntent(deps.db, id);
		if (!intent || intent.state === "PENDING") return null;
		const due = intent.removalBegun || isLongEnded(deps, intent);
		// A look without the lease first: most of them have nothing in the store.
		if (!due && (await lookAtObject(deps, intent)).is !== "asAnnounced") return null;
		const end = await endIntent(deps, intent, intent.state);
		return end === "confirmed" || end === "forgotten" ? end : null;
	} catch (error) {
		deps.log.error({ err: error, photoId: id }, leftToNext);
		return "failed";
	}
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
): Promise<void> {
	const queue = items.values();
	const worker = async () => {
		for (const item of queue) {
			if (!goOn()) return;
			await work(item);
		}
	};
	await Promise.all(Array.from({ length: workers }, worker));
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
