/**
 * The photos of a live wall: the newest ones that everybody may see, even if an organizer opened the wall. A wall asks
 * after each change of the event, so if its list is the same the answer has no photos and no URL is signed.
 */
import { createHash } from "node:crypto";
import type { Prisma } from "@/prisma/generated/client";
import { liveCount } from "@/rules/album";
import type { Deps } from "../deps";
import { shownToAll } from "../policies/photos";
import { nameOf } from "./name-of";
import { renditionKey } from "./object-key";

const liveSelect = {
	id: true,
	eventId: true,
	title: true,
	width: true,
	height: true,
	renditionRound: true,
	renditionWidths: true,
	createdAt: true,
	uploader: { select: { name: true } },
	for: { select: { name: true } },
} satisfies Prisma.PhotoSelect;

type LiveRow = Prisma.PhotoGetPayload<{ select: typeof liveSelect }>;

/**
 * `known` is the version of an earlier answer. If it is still current, `photos` is null. A version covers what is
 * shown but not the signed URLs, so a wall that needs fresh URLs leaves `known` out.
 */
export async function livePhotos(
	deps: Pick<Deps, "db" | "storage" | "now">,
	{ eventId, known }: { eventId: string; known?: string },
) {
	const rows = await deps.db.photo.findMany({
		where: { eventId, ...shownToAll },
		orderBy: [{ createdAt: "desc" }, { id: "desc" }],
		take: liveCount,
		select: liveSelect,
		relationLoadStrategy: "join",
	});
	const version = createHash("sha256").update(JSON.stringify(rows)).digest("base64url");
	if (version === known) return { version, photos: null };
	return { version, photos: await Promise.all(rows.map((row) => viewLive(deps, row))) };
}

async function viewLive({ storage, now }: Pick<Deps, "storage" | "now">, row: LiveRow) {
	const {
		uploader,
		for: forPerson,
		eventId: _event,
		renditionRound: _round,
		renditionWidths,
		...shown
	} = row;
	return {
		...shown,
		by: nameOf(uploader),
		/** The dependant for whom the uploader added it. */
		for: forPerson?.name ?? null,
		images: await Promise.all(
			renditionWidths.map(async (width) => ({
				width,
				url: await storage.presignGet(renditionKey(row, width), { now: now() }),
			})),
		),
	};
}
