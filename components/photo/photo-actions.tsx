"use client";

import { Pencil, Trash2 } from "lucide-react";
import { lazy, Suspense } from "react";
import { useTranslations } from "#translations";
import { mayOrganize } from "@/rules/roles";
import { useAlbumPhotoName } from "../language/use-photo-name";
import { useRemovals } from "../removal/removals-provider";
import { ShareButton } from "../share/share-button";
import type { EventView, PhotoView } from "../trpc/types";
import { Button } from "../ui/button";
import { importPatiently } from "../ui/import-patiently";
import { DownloadPhoto } from "./download-photo";
import { FavouriteButton } from "./favourite-button";
import { HidePhoto } from "./hide-photo";
import { photoPath } from "./photo-path";
import { ReportButton } from "./report-button";

/** Only organizers load it. */
const BlockUploader = lazy(() =>
	importPatiently(async () => ({ default: (await import("./block-uploader")).BlockUploader })),
);

interface PhotoActionsProps {
	photo: PhotoView;
	event: Pick<EventView, "role" | "slug" | "shareOriginals">;
	/** Whether the photo has a title or a description. */
	hasWords: boolean;
	/** The form's script is loading. */
	loading: boolean;
	onEdit: () => void;
	onRemoved: () => void;
}

/**
 * What a person can do with the photo. On a phone the row stands right below the picture, in reach without scrolling,
 * and most buttons are only icons.
 */
export function PhotoActions({ photo, event, hasWords, loading, onEdit, onRemoved }: PhotoActionsProps) {
	const t = useTranslations("photo");
	const removals = useRemovals();
	const photoNameOf = useAlbumPhotoName();
	return (
		<div className="flex flex-wrap gap-2 max-lg:order-first">
			{photo.originalUrl || photo.images.length > 0 ? <DownloadPhoto photo={photo} /> : null}
			<ShareButton title={photoNameOf(photo)} paths={[photoPath(event.slug, photo.id)]} small />
			<FavouriteButton photo={photo} />
			{photo.canEdit ? (
				<Button busy={loading} data-focus="edit action" onClick={onEdit}>
					<Pencil aria-hidden className="size-4" />{" "}
					<span className="max-sm:sr-only">{t(hasWords ? "edit" : "addWords")}</span>
				</Button>
			) : null}
			{mayOrganize(event) ? <HidePhoto photo={photo} event={event} /> : null}
			{photo.mine || mayOrganize(event) ? null : <ReportButton photo={photo} />}
			{mayOrganize(event) ? (
				<Suspense fallback={null}>
					<BlockUploader photo={photo} />
				</Suspense>
			) : null}
			{photo.canEdit ? (
				<Button
					variant="quietDanger"
					data-focus="remove action"
					onClick={() => {
						removals.remove(photo);
						onRemoved();
					}}
				>
					<Trash2 aria-hidden className="size-4" /> <span className="max-sm:sr-only">{t("remove")}</span>
				</Button>
			) : null}
		</div>
	);
}
