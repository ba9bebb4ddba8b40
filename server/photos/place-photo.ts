/**
 * Changes a photo's place in the album, for ./hide-photo.ts and ./show-photo.ts. The row is locked, so each change has
 * exactly one audit entry, however many organizers press at once.
 */
import type { PhotoPlace } from "@/prisma/generated/enums";
import type { HideReason } from "@/rules/hide-reasons";
import { writeAudit } from "../audit/write-audit";
import type { Deps } from "../deps";
import { AppError } from "../errors";
import type { Membership } from "../policies/membership";
import { photoFor, viewPhoto } from "./photo-view";
import { refuseDecided } from "./refuse-decided";

/** A photo of the event that this organizer organizes. */
export interface Organized {
	eventId: string;
	photoId: string;
	membership: Membership;
	/** The photo's placeVersion that the organizer saw; pages that were opened before the last deploy do not say. */
	placeVersion?: number;
}

export type NewPlace =
	| { place: "SHOWN" }
	/** `reason` is null if nobody was asked for one. */
	| { place: "HIDDEN"; reason: HideReason | null; note: string | null };

interface Placed {
	place: PhotoPlace;
	placeReason: string | null;
	placeNote: string | null;
}

/**
 * Repeating is safe, and so is deciding the same as somebody else. Throws PHOTO_NOT_FOUND, also if the photo is in another event, and what
 * ./refuse-decided.ts says if somebody has decided otherwise since the organizer looked.
 */
export async function placePhoto(
	deps: Pick<Deps, "db" | "storage" | "now">,
	{ eventId, photoId, membership, placeVersion }: Organized,
	to: NewPlace,
) {
	const photo = await deps.db.$transaction(async (tx) => {
		const [before] = await tx.$queryRaw<Placed[]>`
			SELECT place, "placeReason", "placeNote" FROM "Photo"
			WHERE id = ${photoId}::uuid AND "eventId" = ${eventId}::uuid FOR UPDATE`;
		if (!before) throw new AppError("PHOTO_NOT_FOUND");
		const after = asRow(to);
		const asked = {
			where: { id: photoId },
			select: photoFor(membership),
			relationLoadStrategy: "join",
		} as const;
		if (isSame(before, after)) return tx.photo.findUniqueOrThrow(asked);
		if (placeVersion !== undefined)
			await refuseDecided(tx, eventId, [{ id: photoId, version: placeVersion }]);
		const entry = { eventId, actorId: membership.userId, subject: { photoId } };
		await writeAudit(
			tx,
			to.place === "HIDDEN"
				? { ...entry, action: "photo.hide", details: { reason: to.reason } }
				: { ...entry, action: "photo.show", details: { from: before.place } },
		);
		const data = { ...after, placedById: membership.userId, placedAt: deps.now() };
		return tx.photo.update({ ...asked, data });
	});
	return viewPhoto(deps, photo, membership);
}

const asRow = (to: NewPlace): Placed =>
	to.place === "HIDDEN"
		? { place: "HIDDEN", placeReason: to.reason, placeNote: to.note }
		: { place: "SHOWN", placeReason: null, placeNote: null };

const isSame = (one: Placed, other: Placed) =>
	one.place === other.place && one.placeReason === other.placeReason && one.placeNote === other.placeNote;
