/** Who may see, change and hide a photo. A rule that lists need as well stands here as a filter and as SQL, side by side. */
import { Prisma } from "@/prisma/generated/client";
import { failedAfterHashing } from "@/rules/develop-failures";
import { mayOrganize } from "@/rules/roles";
import type { Membership } from "./membership";

/** Its uploader and the organizers may change and remove a photo. */
export const mayEdit = (membership: Membership, photo: { uploaderId: string }) =>
	mayOrganize(membership) || photo.uploaderId === membership.userId;

/**
 * They may read its original as well, once developing has hashed it. Before that it need not be what its uploader
 * announced, because a store that takes headers nobody signed can be talked into copying another person's original there.
 */
export const mayReadOriginal = (
	membership: Membership,
	photo: { uploaderId: string; state: string; failure: string | null },
) =>
	mayEdit(membership, photo) && (photo.state === "READY" || failedAfterHashing.includes(photo.failure ?? ""));

/** Until a photo is READY, and while it is hidden, only its uploader and the organizers see it. */
export const maySee = (
	membership: Membership,
	photo: { uploaderId: string; state: string; hidden: boolean },
) => mayEdit(membership, photo) || (photo.state === "READY" && !photo.hidden);

/** What everybody on the roll sees. The live wall shows nothing else, whoever opened it. */
export const shownToAll = { state: "READY", hidden: false } as const satisfies Prisma.PhotoWhereInput;

/** `maySee` as a filter for lists. */
export function visibleTo(membership: Membership): Prisma.PhotoWhereInput {
	if (mayOrganize(membership)) return {};
	return { OR: [shownToAll, { uploaderId: membership.userId }] };
}

/** `maySee` as a condition in SQL on the table "Photo". */
export const visibleToSql = (membership: Membership) => Prisma.sql`(
	${mayOrganize(membership)} OR "uploaderId" = ${membership.userId}::uuid OR (state = 'READY' AND NOT hidden))`;
