/**
 * A page of what a package consists of, by keyset cursor: by the time taken, photos without one last. Photos that are added in
 * the meantime cause neither repeats nor gaps. It signs no URLs, because the last page is fetched hours after the first
 * (./sign-package.ts).
 */
import type { Prisma } from "@/prisma/generated/client";
import { type PackageAbsent, type PackageEntry, type PackageWhat, packagePageSize } from "@/rules/take-home";
import type { Deps } from "../deps";
import { nameOf } from "../photos/name-of";
import { renditionFile } from "../photos/object-key";
import { afterCursor, cursorOf, isTakenCursor, undated } from "../photos/photo-cursor";
import type { Membership } from "../policies/membership";
import { type Chosen, fileOf, takenBy } from "../policies/take-home";
import type { Limited } from "../rate-limits/rate-limits";
import { sharesOriginals } from "./shares-originals";

interface Page extends Chosen {
	eventId: string;
	membership: Membership;
	what: PackageWhat;
	cursor?: string;
}

const entrySelect = {
	id: true,
	uploaderId: true,
	title: true,
	description: true,
	state: true,
	place: true,
	failure: true,
	originalLostAt: true,
	renditionWidths: true,
	contentType: true,
	size: true,
	sha256: true,
	width: true,
	height: true,
	takenAt: true,
	takenAtOffset: true,
	createdAt: true,
	uploader: { select: { name: true } },
	for: { select: { name: true } },
	section: { select: { id: true, name: true } },
} satisfies Prisma.PhotoSelect;

type Row = Prisma.PhotoGetPayload<{ select: typeof entrySelect }>;

const orderBy = [
	{ takenAt: "asc" },
	{ createdAt: "asc" },
	{ id: "asc" },
] satisfies Prisma.PhotoOrderByWithRelationInput[];

/**
 * A page may have fewer entries than fit, and even none before the last one; `next` is null after the last. `left` are the photos
 * that would come between them and have no file. Throws INVALID_INPUT for a cursor that was not made here, and ASKED_TOO_OFTEN.
 */
export async function listPackage(
	deps: Pick<Deps, "db"> & Limited<"takeHomeList">,
	{ eventId, membership, what, cursor, ...chosen }: Page,
): Promise<{ entries: PackageEntry[]; left: PackageAbsent[]; next: string | null }> {
	await deps.limit.takeHomeList(membership);
	const photos = { AND: [{ eventId }, narrowedTo(what, membership), takenBy(membership, chosen)] };
	const [rows, event] = await Promise.all([
		readPage(deps, photos, cursor ?? null),
		sharesOriginals(deps, eventId),
	]);
	const page = rows.slice(0, packagePageSize);
	const last = rows.length > packagePageSize ? page.at(-1) : undefined;
	const entries: PackageEntry[] = [];
	const left: PackageAbsent[] = [];
	for (const photo of page) {
		const found = fileOf(membership, photo, event, chosen);
		if ("file" in found) entries.push(entryOf(photo, found));
		else left.push({ photoId: photo.id, title: photo.title, uploader: uploaderOf(photo), ...found });
	}
	return { entries, left, next: last ? cursorOf("taken", last) : null };
}

export function narrowedTo(what: PackageWhat, { userId }: Membership): Prisma.PhotoWhereInput {
	switch (what.kind) {
		case "everything":
			return {};
		case "selection":
			return { id: { in: what.photoIds } };
		case "section":
			return { sectionId: what.sectionId };
		case "person":
			return { uploaderId: what.uploaderId };
		case "mine":
			return { uploaderId: userId };
		case "favourites":
			return { favouriteOf: { some: { attendance: { userId } } } };
	}
}

/** One row more than a page. The range on the index ends before the photos without a time, so where they begin it takes two. */
async function readPage({ db }: Pick<Deps, "db">, photos: Prisma.PhotoWhereInput, cursor: string | null) {
	const read = (from: Prisma.PhotoWhereInput, take: number) =>
		db.photo.findMany({
			where: { AND: [photos, from] },
			...{ orderBy, take, select: entrySelect },
			relationLoadStrategy: "join",
		});
	const rows = await read(cursor ? afterCursor("taken", cursor) : {}, packagePageSize + 1);
	if (cursor && isTakenCursor(cursor) && rows.length <= packagePageSize)
		rows.push(...(await read(undated, packagePageSize + 1 - rows.length)));
	return rows;
}

const uploaderOf = ({ uploaderId, uploader }: Row) => ({ id: uploaderId, name: nameOf(uploader) });

function entryOf(
	photo: Row,
	{ file, originalLost }: Pick<PackageEntry, "file" | "originalLost">,
): PackageEntry {
	const { id, for: forPerson, section, contentType, size, sha256 } = photo;
	const { title, description, takenAt, takenAtOffset, createdAt, width, height } = photo;
	return {
		...{ photoId: id, title, description, takenAt, takenAtOffset, createdAt, width, height, section },
		...{ file, originalLost, uploader: uploaderOf(photo) },
		uploadedFor: forPerson?.name ?? null,
		...(file === "original"
			? { contentType, size, sha256 }
			: { contentType: renditionFile.contentType, size: null, sha256: null }),
	};
}
