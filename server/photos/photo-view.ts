/**
 * A photo as the API returns it to one viewer: only what they may see, with URLs that work for hours.
 * The original's URL is only for the uploader and the organizers; everybody else gets renditions.
 */
import type { Prisma } from "@/prisma/generated/client";
import { knownDevelopFailure } from "@/rules/develop-failures";
import { photoTypes } from "@/rules/photo-types";
import type { Deps } from "../deps";
import type { Membership } from "../policies/membership";
import { mayEdit, mayReadOriginal, maySee } from "../policies/photos";
import { renditionKey } from "./object-key";

export const photoSelect = {
	id: true,
	eventId: true,
	uploaderId: true,
	key: true,
	title: true,
	description: true,
	state: true,
	failure: true,
	hidden: true,
	contentType: true,
	size: true,
	width: true,
	height: true,
	renditionWidths: true,
	thumbhash: true,
	takenAt: true,
	takenAtOffset: true,
	camera: true,
	createdAt: true,
} satisfies Prisma.PhotoSelect;

export const photoWithUploader = {
	...photoSelect,
	uploader: { select: { name: true } },
} satisfies Prisma.PhotoSelect;

export type PhotoRow = Prisma.PhotoGetPayload<{ select: typeof photoSelect }>;

export async function viewPhoto(
	{ storage, now }: Pick<Deps, "storage" | "now">,
	{ uploader, ...photo }: PhotoRow & { uploader: { name: string | null } },
	viewer: Membership,
) {
	const { key, uploaderId, renditionWidths, failure, ...shown } = photo;
	const canEdit = mayEdit(viewer, photo);
	const widths = photo.state === "READY" && maySee(viewer, photo) ? renditionWidths : [];
	return {
		...shown,
		failure: failure && canEdit ? knownDevelopFailure(failure) : null,
		uploadedBy: { id: uploaderId, name: uploader.name ?? "Somebody" },
		images: await Promise.all(
			widths.map(async (width) => ({
				width,
				url: await storage.presignGet(renditionKey(photo.eventId, photo.id, width), { now: now() }),
			})),
		),
		originalUrl: mayReadOriginal(viewer, photo)
			? await storage.presignGet(key, { now: now(), downloadName: downloadName(photo) })
			: null,
		mine: uploaderId === viewer.userId,
		canEdit,
	};
}

export type PhotoView = Awaited<ReturnType<typeof viewPhoto>>;

/** The title as a file name, without the characters that file systems refuse. */
export function downloadName({ title, contentType }: { title: string; contentType: string }): string {
	const spaced = title
		.replaceAll(/[\p{Cc}\\/:*?"<>|]/gu, " ")
		.replaceAll(/\s+/g, " ")
		.trim();
	const type = Object.entries(photoTypes).find(([name]) => name === contentType);
	const extension = type?.[1].extension ?? "bin";
	const base = spaced || "photo";
	return base.toLowerCase().endsWith(`.${extension}`) ? base : `${base}.${extension}`;
}
