"use client";

import { CircleAlert, EyeOff } from "lucide-react";
import type { CSSProperties, MouseEvent } from "react";
import { formatShortMoment } from "../format/dates";
import type { EventView, PhotoView } from "../trpc/types";
import { usePreview } from "../upload/use-preview";
import { photoPath } from "./photo-path";
import { Picture } from "./picture";

/** Of a picture whose size is not known yet: what most cameras make. */
const usualRatio = 4 / 3;

interface PhotoTileProps {
	photo: PhotoView;
	event: Pick<EventView, "id" | "slug" | "timezone">;
	onOpen: (photoId: string) => void;
}

export function PhotoTile({ photo, event, onOpen }: PhotoTileProps) {
	const preview = usePreview(event.id, photo.state === "READY" ? null : photo.id);
	const ratio =
		photo.width && photo.height
			? photo.width / photo.height
			: preview
				? preview.width / preview.height
				: usualRatio;
	const style: CSSProperties & { "--ratio": number } = { "--ratio": ratio };

	/** A new tab, a new window, a download: those are the browser's. */
	const open = (click: MouseEvent) => {
		if (click.metaKey || click.ctrlKey || click.shiftKey || click.altKey || click.button !== 0) return;
		click.preventDefault();
		onOpen(photo.id);
	};

	return (
		<li style={style} data-photo-id={photo.id} data-state={photo.state}>
			<a href={photoPath(event.slug, photo.id)} onClick={open} className="group block rounded-photo">
				<div
					style={{ aspectRatio: ratio }}
					className="relative overflow-hidden rounded-photo bg-sunken transition-[filter] group-hover:brightness-95"
				>
					<Picture
						photo={photo}
						preview={preview?.url ?? null}
						sizes={`(min-width: 1024px) ${Math.round(ratio * 300)}px, (min-width: 640px) ${Math.round(ratio * 230)}px, ${ratio > 1 ? 60 : 40}vw`}
						className="size-full object-cover"
					/>
					{photo.hidden ? (
						<span className="absolute top-1.5 left-1.5 inline-flex items-center gap-1 rounded-full bg-darkroom/80 px-2 py-0.5 text-xs font-medium text-on-darkroom">
							<EyeOff aria-hidden className="size-3.5" /> Hidden
						</span>
					) : null}
				</div>
				<span className="mt-1.5 block text-caption">
					<span className="block truncate text-left font-medium" title={photo.title} dir="auto">
						{photo.title}
					</span>
					{photo.failure ? (
						<span className="flex items-start gap-1 text-bad">
							<CircleAlert aria-hidden className="mt-0.5 size-3.5 shrink-0" />
							{photo.failure}
						</span>
					) : (
						<span className="block text-muted">
							<span className="block truncate text-left" dir="auto">
								{photo.uploadedBy.name}
							</span>
							<time
								className="block tabular-nums"
								dateTime={(photo.takenAt ?? photo.createdAt).toISOString()}
							>
								{formatShortMoment(photo.takenAt ?? photo.createdAt, event.timezone)}
							</time>
						</span>
					)}
				</span>
			</a>
		</li>
	);
}
