/**
 * URLs of a few photos of a package, for fetch(). What the person may have is decided again for each call, so a photo that was
 * hidden or removed since it was listed is left out. The store is not asked: a missing object is the browser's 404.
 */
import type { Prisma } from "@/prisma/generated/client";
import type { SignedFile } from "@/rules/take-home";
import type { Deps } from "../deps";
import { renditionKey } from "../photos/object-key";
import type { Membership } from "../policies/membership";
import { type Chosen, fileOf } from "../policies/take-home";
import type { Limited } from "../rate-limits/rate-limits";
import { sharesOriginals } from "./shares-originals";

interface Asked extends Chosen {
	eventId: string;
	membership: Membership;
	photoIds: string[];
}

const signSelect = {
	id: true,
	eventId: true,
	uploaderId: true,
	key: true,
	state: true,
	place: true,
	failure: true,
	originalLostAt: true,
	renditionRound: true,
	renditionWidths: true,
} satisfies Prisma.PhotoSelect;

type Row = Prisma.PhotoGetPayload<{ select: typeof signSelect }>;

/** One answer for each id, in their order. The URLs work for hours. Throws ASKED_TOO_OFTEN. */
export async function signPackage(
	deps: Pick<Deps, "db" | "storage" | "now"> & Limited<"takeHomeSign">,
	{ eventId, membership, photoIds, ...chosen }: Asked,
): Promise<{ signed: SignedFile[] }> {
	await deps.limit.takeHomeSign({ userId: membership.userId, photos: photoIds.length });
	const [rows, event] = await Promise.all([
		// A photo of another event is not found, as if it did not exist.
		deps.db.photo.findMany({ where: { eventId, id: { in: photoIds } }, select: signSelect }),
		sharesOriginals(deps, eventId),
	]);
	const byId = new Map(rows.map((row) => [row.id, row]));
	const now = deps.now();
	const sign = async (photoId: string): Promise<SignedFile> => {
		const photo = byId.get(photoId);
		if (!photo) return { photoId, left: "GONE" };
		const found = fileOf(membership, photo, event, chosen);
		if ("left" in found) return { photoId, left: found.left };
		return {
			...{ photoId, file: found.file },
			url: await deps.storage.presignGet(keyOf(photo, found.file), { now, exactBytes: true }),
		};
	};
	return { signed: await Promise.all(photoIds.map(sign)) };
}

function keyOf(photo: Row, file: "original" | "rendition"): string {
	const largest = photo.renditionWidths.at(-1);
	return file === "rendition" && largest !== undefined ? renditionKey(photo, largest) : photo.key;
}
