/**
 * Compares the database with the bucket, and mends what it was asked to mend. It reads pages of both sides side by side, so it
 * needs as much memory for a million photos as for a thousand, and it may run beside the app, beside itself, and be killed
 * anywhere: whatever it mends is one small transaction. Why it is as it is: docs/decisions/0061-verify.md
 */
import { compareOriginals } from "./compare-originals";
import { compareRenditions } from "./compare-renditions";
import { everything, type Range } from "./read-pages";
import { newReport, type Report } from "./report";
import type { MendKind, Verification, VerifyDeps } from "./verification";

export interface VerifyOptions {
	/** Also reads every original and the start of every rendition. */
	deep?: boolean;
	mend?: readonly MendKind[];
	dryRun?: boolean;
	shown?: boolean;
	range?: Range;
	found?: Verification["found"];
}

/** Throws STORAGE_UNAVAILABLE; also if the two cannot be compared, or the bucket seems to be another one. */
export async function verify(deps: VerifyDeps, options: VerifyOptions = {}): Promise<Report> {
	const { deep = false, mend, dryRun = false, shown = false, range = everything, found = () => {} } = options;
	const report = newReport(dryRun);
	const v: Verification = {
		deps,
		range,
		deep,
		dryRun,
		shown,
		report,
		wouldMake: new Set(),
		found,
		mend: mend ? new Set(mend) : null,
	};
	if (v.mend?.has("lost")) await refuseOtherBucket(deps);
	await compareOriginals(v);
	await compareRenditions(v);
	return report;
}

/** In an empty bucket every photo would be marked as lost. */
async function refuseOtherBucket({ db, storage }: VerifyDeps): Promise<void> {
	const { objects } = await storage.list("uploads/", { after: "" });
	if (objects.length === 0 && (await db.photo.count()) > 0)
		throw new Error("The bucket has no originals, and the database has photos. Is S3_BUCKET the right one?");
}
