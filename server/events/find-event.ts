import type { Deps } from "../deps";
import { AppError } from "../errors";
import type { Membership } from "../policies/membership";
import { uploadRefusal } from "../policies/uploads";
import { eventSelect, visibleCounts } from "./event-fields";

/** Throws EVENT_NOT_FOUND, also if the person is not on the roll. */
export async function findEvent(
	{ db, limits, now }: Pick<Deps, "db" | "limits" | "now">,
	{ slug, userId }: { slug: string; userId: string },
) {
	const found = await db.attendance.findFirst({
		where: { userId, event: { slug } },
		select: { role: true, status: true, event: { select: eventSelect } },
		relationLoadStrategy: "join",
	});
	if (!found) throw new AppError("EVENT_NOT_FOUND");
	const { event, role, status } = found;
	const membership: Membership = { userId, role, status };
	const { uploadsOpenAt, ...shown } = event;
	const refusal = uploadRefusal(membership, event, now());
	const counts = await visibleCounts({ db }, [{ eventId: event.id, membership }]);
	return {
		...shown,
		photoCount: counts.get(event.id) ?? 0,
		role,
		status,
		uploads: refusal ? ({ allowed: false, code: refusal } as const) : ({ allowed: true } as const),
		maxPhotoBytes: limits.photoBytes,
	};
}
