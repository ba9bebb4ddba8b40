/** Compares some photos with their objects: the quick form of `npm run verify`. */

import { leftOf } from "../../server/verify/report";
import type { VerifyDeps } from "../../server/verify/verification";
import { verifySample } from "../../server/verify/verify-sample";
import { bad, type Finding, good, reasonOf } from "./finding";

export async function examineAgreement(deps: VerifyDeps): Promise<Finding> {
	try {
		const { report, whole } = await verifySample(deps);
		const of = whole ? "all photos" : `${report.photos.toLocaleString("en")} photos beside a random one`;
		if (leftOf(report) === 0) return good("agreement", `the rows and objects of ${of} agree`);
		const counts = Object.entries(report.differences).map(([kind, count]) => `${count} ${kind}`);
		return bad(
			"agreement",
			`the rows and objects of ${of} differ: ${counts.join(", ")}`,
			"Run npm run verify, which names each; “Rows and objects differ” in docs/runbook.md says what to do.",
		);
	} catch (error) {
		return bad("agreement", `could not be compared: ${reasonOf(error)}`, "Let the role list the bucket.");
	}
}
