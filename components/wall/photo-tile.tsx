"use client";

import clsx from "clsx";
import { Check, CircleAlert, EyeOff, Hourglass } from "lucide-react";
import { type CSSProperties, type MouseEvent, memo } from "react";
import { useTranslations } from "#translations";
import { rowHeights } from "@/rules/wall";
import { useFormat } from "../format/use-format";
import { useDevelopFailureText } from "../language/use-develop-failure-text";
import { useUploaderName } from "../language/use-person-name";
import { useAlbumPhotoName } from "../language/use-photo-name";
import { photoPath } from "../photo/photo-path";
import { Picture } from "../photo/picture";
import { blurOf, colourOf } from "../photo/placeholder";
import type { EventView, PhotoView } from "../trpc/types";
import { usePreview } from "../upload/use-preview";
import { type Box, tileRatio, widthInTile } from "./rows";

interface PhotoTileProps {
	photo: PhotoView;
	event: Pick<EventView, "id" | "slug" | "timezone">;
	/** Its place in the section; null while CSS places it. */
	box: Box | null;
	/** When its image loads: "first" at once, "near" when scrolled near, "held" only after the script has loaded. */
	loading: "first" | "near" | "held";
	onOpen: (photoId: string, isRange?: boolean) => void;
	/** Whether the photo is selected, while photos are being selected: then a press selects it and does not open it. */
	selected?: boolean;
}

function styleOf(ratio: number, box: Box | null): CSSProperties & { "--ratio"?: number } {
	if (!box) return { position: "relative", "--ratio": ratio };
	const { start, ...rest } = box;
	return { position: "absolute", insetInlineStart: start, ...rest };
}

/** Rows usually grow by this much from their minimum height. */
const usualGrowth = 1.13;

/** How wide the picture will be on a page that has not been laid out yet. */
const likelySizes = (ratio: number) =>
	rowHeights
		.map(({ fromWidth, height }) => {
			const width = `${(ratio * height * usualGrowth).toFixed(2)}rem`;
			return fromWidth > 0 ? `(min-width: ${fromWidth}rem) ${width}` : width;
		})
		.join(", ");

/** One photo on the wall. Memoized, because scrolling renders the wall often. */
export const PhotoTile = memo(function PhotoTile({
	photo,
	event,
	box,
	loading,
	onOpen,
	selected,
}: PhotoTileProps) {
	const preview = usePreview(event.id, photo.state === "READY" ? null : photo.id, true);
	const t = useTranslations("wall");
	const nameOf = useUploaderName();
	const photoNameOf = useAlbumPhotoName();
	const format = useFormat();
	const failure = useDevelopFailureText()(photo);
	const ratio = tileRatio(photo);
	const moment = photo.takenAt ?? photo.createdAt;
	const stretch = widthInTile(photo);
	const sizes = box ? `${Math.ceil(box.width * stretch)}px` : likelySizes(ratio * stretch);

	/** A press that opens a new tab, a new window or a download is left to the browser. */
	const open = (click: MouseEvent) => {
		if (click.metaKey || click.ctrlKey || click.shiftKey || click.altKey || click.button !== 0) return;
		click.preventDefault();
		onOpen(photo.id);
	};

	return (
		<li style={styleOf(ratio, box)} data-photo-id={photo.id} data-state={photo.state}>
			<a
				href={photoPath(event.slug, photo.id)}
				onClick={open}
				inert={selected !== undefined}
				style={box ? blurOf(photo) : colourOf(photo)}
				className="group absolute inset-0 overflow-hidden rounded-photo bg-sunken text-muted"
			>
				{loading === "held" || failure ? null : (
					<Picture
						photo={photo}
						preview={preview?.url ?? null}
						sizes={sizes}
						loading={loading === "first" ? "first" : undefined}
						widest={Math.ceil(1280 * stretch)}
						className="size-full object-cover"
					/>
				)}
				{photo.place === "SHOWN" ? null : (
					<span className="absolute top-1.5 start-1.5 z-1 inline-flex items-center gap-1 rounded-full bg-darkroom/80 px-2 py-0.5 text-xs font-medium text-on-darkroom">
						{photo.place === "WAITING" ? (
							<>
								<Hourglass aria-hidden className="size-3.5" /> {t("waiting")}
							</>
						) : (
							<>
								<EyeOff aria-hidden className="size-3.5" /> {t("hidden")}
							</>
						)}
					</span>
				)}
				{failure ? (
					<span className="absolute inset-0 flex flex-col justify-center gap-1 bg-bad-soft p-2.5 text-caption text-bad forced-colors:border">
						{photo.title ? (
							<span className="truncate font-medium" dir="auto">
								{photo.title}
							</span>
						) : null}
						<span className="flex gap-1.5">
							<CircleAlert aria-hidden className="mt-0.5 size-4 shrink-0" />
							<span className="line-clamp-4">{failure}</span>
						</span>
					</span>
				) : (
					<span className="absolute inset-x-0 bottom-0 bg-linear-to-t from-darkroom/85 to-transparent px-2.5 pt-8 pb-2 text-caption text-on-darkroom opacity-0 transition-opacity group-hover:opacity-100 group-focus-visible:opacity-100">
						{/* Hidden from screen readers, because the image's alt text already says the title. */}
						{photo.title ? (
							<span aria-hidden className="block truncate font-medium" dir="auto">
								{photo.title}
							</span>
						) : null}
						<span className="block truncate text-on-darkroom-muted">
							<bdi>{nameOf(photo.uploadedBy.name, photo.uploadedFor)}</bdi>
							{" · "}
							<time className="tabular-nums" dateTime={moment.toISOString()}>
								{format.shortMoment(moment, event.timezone)}
							</time>
						</span>
					</span>
				)}
			</a>
			{selected === undefined ? null : (
				<button
					type="button"
					aria-pressed={selected}
					aria-label={t("select", { title: photoNameOf(photo) })}
					onClick={(press) => onOpen(photo.id, press.shiftKey)}
					className={clsx(
						"absolute inset-0 rounded-photo",
						selected
							? "bg-film/25 ring-4 ring-film ring-inset forced-colors:border-4 forced-colors:border-[Highlight]"
							: "hover:bg-darkroom/15",
					)}
				>
					<span
						className={clsx(
							"absolute end-1.5 top-1.5 grid size-6 place-items-center rounded-full border-2",
							selected
								? "border-film bg-film text-on-film"
								: "border-on-darkroom bg-darkroom/50 text-transparent",
						)}
					>
						<Check aria-hidden className={clsx("size-4", !selected && "invisible")} strokeWidth={3} />
					</span>
				</button>
			)}
		</li>
	);
});
