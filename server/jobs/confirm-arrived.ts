/** Confirms photos that arrived although their browser never confirmed them, and ends intents whose time is up. */
import { AppError, type ErrorCode } from "../errors";
import { confirmIntent } from "../uploads/confirm-upload";
import { expireIntent, findIntent, type Intent } from "../uploads/intent";
import { forEach, leftToNext, pageSize, type SweepDeps, type SweepStep } from "./sweep-step";

export const confirmArrived: SweepStep = async (deps, sweep) => {
	for await (const page of pendingIntents(deps)) {
		if (!sweep.inTime()) return;
		await forEach(page, sweep, async ({ id }) => {
			const end = await settle(deps, id);
			if (end) sweep.report[end] += 1;
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
			select: { id: true, createdAt: true },
		});
		if (page.length > 0) yield page;
		after = page.at(-1);
		if (page.length < pageSize) return;
	}
}

/** Returns null if another sweep or a browser was faster, because the report says what this sweep did. */
async function settle(
	deps: SweepDeps,
	id: string,
): Promise<"confirmed" | "waiting" | "expired" | "rejected" | "duplicate" | "failed" | null> {
	try {
		const intent = await findIntent(deps.db, id);
		if (intent?.state !== "PENDING") return null;
		const end = await confirmUnlessRefused(deps, intent);
		if (typeof end !== "string") return "refused" in end ? "rejected" : "confirmed";
		if (end === "changed") return null;
		if (end !== "missing") return end;
		if (intent.expiresAt > deps.now()) return "waiting";
		return (await expireIntent(deps.db, intent)) ? "expired" : null;
	} catch (error) {
		deps.log.error({ err: error, photoId: id }, leftToNext);
		return "failed";
	}
}

/** Why somebody may not add photos now, and perhaps later. */
const mayChange: readonly ErrorCode[] = ["NOT_ON_THE_ROLL", "UPLOADS_BLOCKED"];

/** An upload whose person may not add it now is as one whose object is missing: both may change until its time is up. */
async function confirmUnlessRefused(deps: SweepDeps, intent: Intent) {
	if (!intent.role || !intent.attended || intent.blocked) return "missing";
	return confirmIntent(deps, intent).catch((error: unknown) => {
		if (error instanceof AppError && mayChange.includes(error.code)) return "missing" as const;
		throw error;
	});
}
