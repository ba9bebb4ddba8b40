import type { Prisma } from "@/prisma/generated/client";
import { logActions } from "@/rules/log";
import type { Deps } from "../deps";
import { AppError } from "../errors";
import { nameOf } from "../photos/name-of";
import { photoFor, viewPhoto } from "../photos/photo-view";
import type { Membership } from "../policies/membership";

/** How many entries of a photo's history are shown. */
const historyShown = 30;

/** A photo of the event with its history, last first: who did what and why, from the audit log. Nobody is
 * named ("") for what reports did. Throws PHOTO_NOT_FOUND. */
export async function curatedPhoto(
	deps: Pick<Deps, "db" | "storage" | "now">,
	{ eventId, photoId, membership }: { eventId: string; photoId: string; membership: Membership },
) {
	const [photo, history] = await Promise.all([
		deps.db.photo.findFirst({
			where: { id: photoId, eventId },
			select: photoFor(membership),
			relationLoadStrategy: "join",
		}),
		historyOf(deps, { eventId, photoId }),
	]);
	if (!photo) throw new AppError("PHOTO_NOT_FOUND");
	return { photo: await viewPhoto(deps, photo, membership), history };
}

async function historyOf(
	{ db }: Pick<Deps, "db">,
	{ eventId, photoId }: { eventId: string; photoId: string },
) {
	const rows = await db.$queryRaw<
		{
			id: string;
			action: string;
			at: Date;
			details: Prisma.JsonValue;
			reason: string | null;
			actor: string | null;
		}[]
	>`
		SELECT entry.id, action, entry."createdAt" AS at, details, details ->> 'reason' AS reason, "User".name AS actor
		FROM "AuditEntry" entry LEFT JOIN "User" ON "User".id = entry."actorId"
		WHERE entry."eventId" = ${eventId}::uuid AND subject = ${photoId}
		ORDER BY entry."createdAt" DESC, entry.id DESC LIMIT ${historyShown}`;
	return rows.map(({ actor, action, ...entry }) => ({
		...entry,
		// An action of a later release has no name here.
		action: logActions.find((known) => known === action) ?? null,
		by: nameOf({ name: actor }),
	}));
}
