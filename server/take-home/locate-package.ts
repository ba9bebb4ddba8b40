/**
 * Where in the store the files of a package are. What the person may have is decided for each call, so a photo that was hidden
 * or removed since it was listed is left out. ./sign-package.ts makes URLs of it for browsers, and `npm run take-home` reads the
 * objects itself.
 */
import type { Prisma } from "@/prisma/generated/client";
import type { PackageFile, PackageLeft } from "@/rules/take-home";
import type { Deps } from "../deps";
import { renditionKey } from "../photos/object-key";
import type { Membership } from "../policies/membership";
import { type Chosen, fileOf } from "../policies/take-home";
import { sharesOriginals } from "./shares-originals";

export interface LocateAsked extends Chosen {
	eventId: string;
	membership: Membership;
	photoIds: string[];
}

export type Located =
	| { photoId: string; key: string; file: PackageFile; originalLost: boolean }
	| { photoId: string; left: PackageLeft };

const locateSelect = {
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

type Row = Prisma.PhotoGetPayload<{ select: typeof locateSelect }>;

/** One answer for each id, in their order. The store is not asked. */
export async function locatePackage(
	deps: Pick<Deps, "db">,
	{ eventId, membership, photoIds, ...chosen }: LocateAsked,
): Promise<Located[]> {
	const [rows, event] = await Promise.all([
		// A photo of another event is not found, as if it did not exist.
		deps.db.photo.findMany({ where: { eventId, id: { in: photoIds } }, select: locateSelect }),
		sharesOriginals(deps, eventId),
	]);
	const byId = new Map(rows.map((row) => [row.id, row]));
	return photoIds.map((photoId) => {
		const photo = byId.get(photoId);
		if (!photo) return { photoId, left: "GONE" };
		const found = fileOf(membership, photo, event, chosen);
		return "left" in found
			? { photoId, left: found.left }
			: { photoId, ...found, key: keyOf(photo, found.file) };
	});
}

function keyOf(photo: Row, file: PackageFile): string {
	const largest = photo.renditionWidths.at(-1);
	return file === "rendition" && largest !== undefined ? renditionKey(photo, largest) : photo.key;
}
