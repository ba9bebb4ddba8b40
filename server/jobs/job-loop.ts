/**
 * A server's own loop: it runs jobs as long as the process lives, the moment that they are added by this process, and
 * soon after by others. Any number of processes may do so on one database. Vercel's functions have none, because they
 * live no longer than a request.
 */
import type { Deps } from "../deps";
import { developNext } from "./develop-next";
import { inviteNext } from "./invite-next";
import type { TakenJob } from "./job-queue";
import { move, takeMoves } from "./move-next";
import { removeObjects } from "./remove-objects";
import { developPlaces, type ThisProcess, thisProcess } from "./this-process";
import { onWake } from "./wake";

type LoopDeps = Pick<Deps, "db" | "storage" | "limits" | "now" | "log" | "mailer" | "origin">;

/** Milliseconds until the loop looks for a job again that another process has added, or whose time has come. */
const lookAgainMs = 2_000;
/**
 * How many photos have their renditions moved at once. Each waits for the store most of the time, and needs a connection to the
 * database only between its requests, of which a process has ten.
 */
const movePlaces = 8;

/** Resolves after `stopping`, when no job of the loop is under way any more. */
export async function runJobLoop(deps: LoopDeps, host: ThisProcess = thisProcess): Promise<void> {
	const news = makeNews(host.stopping.signal);
	const worker = async (run: () => Promise<string>) => {
		while (!host.stopping.signal.aborted) {
			const seen = news.count();
			const end = await run().catch((error: unknown) => {
				deps.log.error({ err: error }, "no job could be taken");
				return "none";
			});
			// A store that does not answer fails every job, and must not be asked without a pause.
			if (end === "none" || end === "failed") await news.after(seen, lookAgainMs);
		}
	};
	const developers = Array.from({ length: developPlaces }, () => worker(() => developNext(deps, { host })));
	/** Takes as many jobs as there are free places with one query, so that an idle server does not ask for each place. */
	const mover = async () => {
		const moves = new Set<Promise<void>>();
		const begin = (job: TakenJob) => {
			const moving = move(deps, job)
				.catch((error: unknown) => {
					deps.log.error({ err: error }, "a job could not be ended");
					return "failed";
				})
				.then((end) => (end === "failed" ? news.after(news.count(), lookAgainMs) : undefined))
				.finally(() => moves.delete(moving));
			moves.add(moving);
		};
		await worker(async () => {
			const jobs = await takeMoves(deps, movePlaces - moves.size);
			for (const job of jobs) begin(job);
			if (moves.size === movePlaces) await Promise.race(moves);
			return jobs.length > 0 ? "taken" : "none";
		});
		await Promise.all(moves);
	};
	await Promise.all([
		...developers,
		mover(),
		worker(() => removeObjects(deps)),
		// One mail at a time, because mail servers refuse a sender who opens many connections.
		worker(() => inviteNext(deps)),
	]);
}

function makeNews(stopping: AbortSignal) {
	let count = 0;
	const waiting = new Set<() => void>();
	const tell = () => {
		count += 1;
		for (const wake of waiting) wake();
	};
	onWake(tell);
	stopping.addEventListener("abort", tell);
	return {
		count: () => count,
		/** Waits until there is news that came after these, but at most this long. */
		after: (seen: number, ms: number) =>
			new Promise<void>((resolve) => {
				if (count > seen || stopping.aborted) return resolve();
				const wake = () => {
					clearTimeout(timer);
					waiting.delete(wake);
					resolve();
				};
				const timer = setTimeout(wake, ms);
				waiting.add(wake);
			}),
	};
}
