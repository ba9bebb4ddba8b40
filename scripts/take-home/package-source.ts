/**
 * What an event's package consists of, for a command that reads the database and the store itself: as an organizer would get
 * it in the browser (server/take-home), without its rate limits.
 */
import type { PackageAbsent, PackageEntry, PackageFiles, PackageLeft } from "@/rules/take-home";
import type { Deps } from "@/server/deps";
import type { Membership } from "@/server/policies/membership";
import { listPackage } from "@/server/take-home/list-package";
import { type Located, locatePackage } from "@/server/take-home/locate-package";
import { PlainError } from "../stack/plain-error";

export interface PackagedEvent {
	id: string;
	name: string;
	slug: string;
	timeZone: string;
	sections: { id: string; name: string }[];
}

export interface Chosen {
	files: PackageFiles;
	hidden: boolean;
}

export type Found =
	| { entry: PackageEntry; key: string }
	| { entry: PackageEntry; left: PackageLeft }
	/** It had no file when it was listed. */
	| { absent: PackageAbsent };

/** By its address, or one that it had before. Throws PlainError. */
export async function findEvent({ db }: Pick<Deps, "db">, slug: string): Promise<PackagedEvent> {
	const event = await db.event.findFirst({
		where: { slugs: { some: { slug } } },
		select: {
			...{ id: true, name: true, slug: true, timezone: true },
			sections: { select: { id: true, name: true }, orderBy: { position: "asc" } },
		},
	});
	if (!event) throw new PlainError(`There is no event at /events/${slug}.`);
	const { timezone, ...rest } = event;
	return { ...rest, timeZone: timezone };
}

/** An operator may have what an organizer may have. Nobody has this id. */
const membership: Membership = {
	userId: "00000000-0000-0000-0000-000000000000",
	role: "ORGANIZER",
	status: "ATTENDED",
};

const limit = { takeHomeList: async () => {} };

/** Every photo of the package in its order, with where its file is in the store. A page at a time is in memory. */
export async function* foundPhotos(
	{ db }: Pick<Deps, "db">,
	{ eventId, ...chosen }: Chosen & { eventId: string },
): AsyncGenerator<Found> {
	for (let cursor: string | null | undefined; cursor !== null; ) {
		const asked = { eventId, membership, what: { kind: "everything" }, ...chosen } as const;
		const page = await listPackage({ db, limit }, { ...asked, ...(cursor && { cursor }) });
		cursor = page.next;
		const located = await locate(
			{ db },
			{ eventId, ...chosen },
			page.entries.map(({ photoId }) => photoId),
		);
		for (const entry of page.entries) {
			const found = located.get(entry.photoId);
			if (!found || "left" in found) yield { entry, left: found?.left ?? "GONE" };
			else yield { entry: { ...entry, file: found.file, originalLost: found.originalLost }, key: found.key };
		}
		for (const absent of page.left) yield { absent };
	}
}

/** How many photos of the event a package without hidden ones leaves out. */
export const countHidden = ({ db }: Pick<Deps, "db">, eventId: string) =>
	db.photo.count({ where: { eventId, place: { not: "SHOWN" } } });

/** Where the files of these photos are, or why they have none. */
export async function locate(
	{ db }: Pick<Deps, "db">,
	asked: Chosen & { eventId: string },
	photoIds: string[],
): Promise<Map<string, Located>> {
	const located = new Map<string, Located>();
	for (let from = 0; from < photoIds.length; from += idsAtOnce) {
		const some = photoIds.slice(from, from + idsAtOnce);
		for (const found of await locatePackage({ db }, { membership, ...asked, photoIds: some }))
			located.set(found.photoId, found);
	}
	return located;
}
const idsAtOnce = 500;
