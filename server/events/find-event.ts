import type { Prisma } from "@/prisma/generated/client";
import { mayOrganize } from "@/rules/roles";
import type { Deps } from "../deps";
import { AppError } from "../errors";
import type { Membership } from "../policies/membership";
import { listedTo } from "../policies/photos";
import { attendedOf, householdOf, householdSelect, overRefusal, uploadRefusal } from "../policies/uploads";
import { waitsIn } from "../policies/venue";
import { eventSelect, visibleCounts } from "./event-fields";

const select = {
	...{ role: true, ...householdSelect, uploadsBlockedBy: { select: { name: true } } },
	event: {
		select: {
			...{ ...eventSelect, description: true, shareOriginals: true },
			sections: { select: { id: true, name: true }, orderBy: [{ position: "asc" }, { id: "asc" }] },
		},
	},
} satisfies Prisma.AttendanceSelect;

/**
 * The event with this address, or the one that had it before: then the answer has another `slug`. Throws EVENT_NOT_FOUND,
 * also if the person is not on the roll.
 */
export async function findEvent(
	{ db, limits, now }: Pick<Deps, "db" | "limits" | "now">,
	{ slug, userId }: { slug: string; userId: string },
) {
	const relationLoadStrategy = "join";
	const found =
		(await db.attendance.findFirst({ where: { userId, event: { slug } }, select, relationLoadStrategy })) ??
		(await db.attendance.findFirst({
			where: { userId, event: { slugs: { some: { slug } } } },
			...{ select, relationLoadStrategy },
		}));
	if (!found) throw new AppError("EVENT_NOT_FOUND");
	const { event, role, status, id, name, dependants, uploadsBlockedAt } = found;
	const membership: Membership = { userId, role, status };
	const household = householdOf({ id, name, status, uploadsBlockedAt, dependants });
	// People who did not attend need not be checked in for an event that takes no more photos.
	const refusal = overRefusal(event, now()) ?? uploadRefusal(household, event, now());
	const [counts, waiting, asking] = await Promise.all([
		event.sections.length > 0
			? sectionCounts(db, event.id, membership)
			: visibleCounts({ db }, [{ eventId: event.id, membership }]),
		mayOrganize(membership)
			? db.photo.count({ where: { eventId: event.id, place: "WAITING", state: "READY" } })
			: null,
		mayOrganize(membership) ? db.venueRequest.count({ where: waitsIn(event.id) }) : null,
	]);
	return {
		...event,
		photoCount: [...counts.values()].reduce((sum, count) => sum + count, 0),
		/** In their order, each with how many photos the person can see in it. */
		sections: event.sections.map((section) => ({ ...section, photoCount: counts.get(section.id) ?? 0 })),
		/** Photos that are developed and wait for approval; null for people who do not organize the event. */
		waiting,
		/** People who came with the venue code and wait to be let in; null for people who do not organize the event. */
		asking,
		role,
		status,
		uploads: refusal ? ({ allowed: false, code: refusal } as const) : ({ allowed: true } as const),
		/** The organizer who blocked the person's uploads; null if nobody did, or they are gone. */
		blockedBy: found.uploadsBlockedBy?.name ?? null,
		/**
		 * For whom the person may add photos: themselves, and dependants who attended. Empty for people without dependants,
		 * who have no choice.
		 */
		uploadsFor:
			dependants.length > 0
				? attendedOf(household).map(({ id, name, own }) => ({ id, name: name ?? "", own }))
				: [],
		maxPhotoBytes: limits.photoBytes,
	};
}

/** How many photos the person can see, by section; those in none under null. */
async function sectionCounts(db: Deps["db"], eventId: string, membership: Membership) {
	const groups = await db.photo.groupBy({
		by: ["sectionId"],
		where: { AND: [{ eventId }, listedTo(membership)] },
		_count: { _all: true },
	});
	return new Map<string | null, number>(groups.map(({ sectionId, _count }) => [sectionId, _count._all]));
}
