/** Confirms photos that arrived although their browser never confirmed them, and ends intents whose time is up. */
import { AppError, type ErrorCode } from "../errors";
import { confirmUpload } from "../uploads/confirm-upload";
import { expireIntent, findIntent } from "../uploads/intent";
import { attempt, forEach, leftToNext, pageSize, type SweepDeps, type SweepStep } from "./sweep-step";

export const confirmArrived: SweepStep = async (deps, sweep) => {
	for await (const page of pendingIntents(deps)) {
		if (!sweep.inTime()) return;
		await forEach(page, sweep, async (intent) => {
			sweep.report[await settle(deps, intent)] += 1;
		});
	}
};

/** Every pending intent, oldest first, a page at a time by keyset, so that those that stay pending do not hold up the rest. */
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
		if (code === "UPLOAD_MISMATCH" || code === "NOT_A_PHOTO") return "rejected";
		// Another sweep was faster.
		if (code === "UPLOAD_EXPIRED") return "expired";
		// The object is not there, or its uploader may not add it now. Both may change until the intent's time is up.
		if (code !== "UPLOAD_MISSING" && code !== "NOT_ON_THE_ROLL") {
			deps.log.error({ err: error, photoId: id }, leftToNext);
			return "failed";
		}
	}
	const intent = await findIntent(deps.db, id);
	if (!intent || intent.expiresAt > deps.now()) return "waiting";
	return attempt(deps, () => expireIntent(deps.db, intent), "expired");
}
