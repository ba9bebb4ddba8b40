/** Sends the e-mails to people on a roll, in the order in which organizers take turns. */
import type { Deps } from "../deps";
import { sendInvitation } from "../invitations/send-invitation";
import { withSpan } from "../telemetry/job-spans";
import { finishJobs, retryLater, type TakenJob, takeJobs } from "./job-queue";
import { thisProcess } from "./this-process";

export type InviteDeps = Pick<Deps, "db" | "mailer" | "now" | "origin" | "limits" | "log">;

/** Runs the job whose turn it is. "none" if there is none, "failed" if it is tried again. Repeating sends others. */
export async function inviteNext(deps: InviteDeps): Promise<"none" | "done" | "failed"> {
	const [job] = await takeJobs(deps, { kind: "INVITE", most: 1 });
	return job ? withSpan("send an invitation", () => invite(deps, job)) : "none";
}

async function invite(deps: InviteDeps, job: TakenJob): Promise<"done" | "failed"> {
	const { log, limits } = deps;
	try {
		const lastAttempt = job.attempts >= limits.invitation.attempts;
		const end = await sendInvitation(deps, { personId: job.subject, lastAttempt });
		if (end === "done") await finishJobs(deps, [job]);
		else await retryLater(deps, job);
		if (end === "later") log.warn({ attempts: job.attempts }, "the mail server did not take an invitation");
		return end === "done" ? "done" : "failed";
	} catch (error) {
		log.error({ err: error }, "an invitation was not sent, and is tried again");
		await retryLater(deps, job);
		return "failed";
	}
}

/** Seconds. What a function cannot begin in this time is left to the cron job. */
const longestWait = 60;

/** What a function at Vercel does after an organizer has pressed. */
export async function inviteAfterPress(deps: InviteDeps): Promise<void> {
	const until = Date.now() + longestWait * 1_000;
	while (Date.now() < until && !thisProcess.stopping.signal.aborted)
		if ((await inviteNext(deps)) !== "done") return;
}
