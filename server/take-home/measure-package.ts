import type { PackageWhat } from "@/rules/take-home";
import type { Deps } from "../deps";
import type { Membership } from "../policies/membership";
import { originalsReadBy } from "../policies/photos";
import { type Chosen, takenBy } from "../policies/take-home";
import type { Limited } from "../rate-limits/rate-limits";
import { narrowedTo } from "./list-package";
import { sharesOriginals } from "./shares-originals";

interface Asked extends Chosen {
	eventId: string;
	membership: Membership;
	what: PackageWhat;
}

/**
 * How many entries the package has (./list-package.ts), and bytes of its originals. Nobody has written down how large renditions are.
 * It counts like a page of the list. Throws ASKED_TOO_OFTEN.
 */
export async function measurePackage(
	deps: Pick<Deps, "db"> & Limited<"takeHomeList">,
	{ eventId, membership, what, ...chosen }: Asked,
): Promise<{ originals: number; originalBytes: number; renditions: number }> {
	await deps.limit.takeHomeList(membership);
	// Only the photos that have a file are counted: what is being developed has none, and what could not be may have its original.
	const taken = { AND: [{ eventId }, narrowedTo(what, membership), takenBy(membership, chosen)] };
	const countReady = (where: object) =>
		deps.db.photo.count({ where: { AND: [taken, { state: "READY" }, where] } });
	if (chosen.files === "renditions")
		return { originals: 0, originalBytes: 0, renditions: await countReady({}) };
	const readable = originalsReadBy(membership, await sharesOriginals(deps, eventId));
	const [originals, renditions] = await Promise.all([
		deps.db.photo.aggregate({ where: { AND: [taken, readable] }, _count: true, _sum: { size: true } }),
		countReady({ NOT: readable }),
	]);
	return { originals: originals._count, originalBytes: Number(originals._sum.size ?? 0), renditions };
}
