/**
 * What a live wall shows: the newest photos that everybody may see, also where an organizer put it up. A wall asks
 * every few seconds for hours, so an answer it has already is one word, and no URL is signed for it.
 */
import { createHash } from "node:crypto";
import type { Prisma } from "@/prisma/generated/client";
import { liveCount } from "@/rules/album";
import type { Deps } from "../deps";
import { shownToAll } from "../policies/photos";
import { renditionKey } from "./object-key";

const liveSelect = {
	id: true,
	title: true,
	width: true,
	height: true,
	renditionWidths: true,
	createdAt: true,
	uploader: { select: { name: true } },
} satisfies Prisma.PhotoSelect;

type LiveRow = Prisma.PhotoGetPayload<{ select: typeof liveSelect }>;

/**
 * `known`: the version of an earlier answer. Where it is still the present one, `photos` is null. A version names what
 * is shown, not the signed URLs: whoever wants fresh ones asks without it.
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
	return { version, photos: await Promise.all(rows.map((row) => viewLive(deps, eventId, row))) };
}

async function viewLive(
	{ storage, now }: Pick<Deps, "storage" | "now">,
	eventId: string,
	{ uploader, renditionWidths, ...told }: LiveRow,
) {
	return {
		...told,
		by: uploader.name ?? "Somebody",
		images: await Promise.all(
			renditionWidths.map(async (width) => ({
				width,
				url: await storage.presignGet(renditionKey(eventId, told.id, width), { now: now() }),
			})),
		),
	};
}
