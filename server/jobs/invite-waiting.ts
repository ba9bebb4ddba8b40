/** Sends invitations until no job is left whose time has come. */
import { inviteNext } from "./invite-next";
import type { SweepStep } from "./sweep-step";

export const inviteWaiting: SweepStep = async (deps, { report, inTime }) => {
	while (inTime()) {
		const end = await inviteNext(deps);
		if (end === "failed") report.failed += 1;
		// A mail server that does not answer is asked again by the next sweep: each question takes ten seconds.
		if (end !== "done") return;
	}
};
