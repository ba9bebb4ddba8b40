"use client";

import clsx from "clsx";
import { ChevronLeft, ChevronRight } from "lucide-react";
import { type CSSProperties, useEffect } from "react";
import type { EventView, PhotoView } from "../trpc/types";
import { Button } from "../ui/button";
import { usePreview } from "../upload/use-preview";
import { PhotoDetails } from "./photo-details";
import { Picture } from "./picture";

interface PhotoViewerProps {
	photo: PhotoView;
	event: EventView;
	hasPrevious: boolean;
	hasNext: boolean;
	/** -1 is back, 1 is on. */
	onStep: (by: -1 | 1) => void;
	onRemoved: () => void;
	className?: string;
}

const stepLook = "absolute top-1/2 -translate-y-1/2 rounded-full";

/** The big picture and what is known about it; the same in the dialog and on the photo's own page. */
export function PhotoViewer({
	photo,
	event,
	hasPrevious,
	hasNext,
	onStep,
	onRemoved,
	className,
}: PhotoViewerProps) {
	const preview = usePreview(event.id, photo.state === "READY" ? null : photo.id);
	useEffect(() => {
		const onKey = (event: KeyboardEvent) => {
			const typing = event.target instanceof HTMLInputElement || event.target instanceof HTMLTextAreaElement;
			if (typing || event.altKey || event.ctrlKey || event.metaKey) return;
			if (event.key === "ArrowLeft") onStep(-1);
			if (event.key === "ArrowRight") onStep(1);
		};
		window.addEventListener("keydown", onKey);
		return () => window.removeEventListener("keydown", onKey);
	}, [onStep]);

	/** On a phone the picture takes the height it needs, so that its title is in view. */
	const stage: CSSProperties & { "--ratio": number } = {
		"--ratio": photo.width && photo.height ? photo.width / photo.height : 4 / 3,
	};

	return (
		<div
			className={clsx(
				"flex flex-col overflow-y-auto bg-surface lg:grid lg:grid-cols-[minmax(0,1fr)_23rem] lg:overflow-hidden",
				className,
			)}
		>
			<div
				style={stage}
				className="relative h-[clamp(15rem,calc(100vw/var(--ratio)),62dvh)] shrink-0 overflow-hidden bg-darkroom lg:h-auto lg:min-h-[70dvh]"
			>
				<div className="absolute inset-0">
					<Picture
						photo={photo}
						preview={preview?.url ?? null}
						sizes="(min-width: 1024px) calc(100vw - 23rem), 100vw"
						className="size-full object-contain"
						eager
					/>
				</div>
				{hasPrevious ? (
					<Button
						variant="darkroom"
						size="icon"
						aria-label="Previous photo"
						onClick={() => onStep(-1)}
						className={clsx(stepLook, "left-3")}
					>
						<ChevronLeft aria-hidden className="size-6" />
					</Button>
				) : null}
				{hasNext ? (
					<Button
						variant="darkroom"
						size="icon"
						aria-label="Next photo"
						onClick={() => onStep(1)}
						className={clsx(stepLook, "right-3")}
					>
						<ChevronRight aria-hidden className="size-6" />
					</Button>
				) : null}
			</div>
			<div className="p-5 pb-10 lg:overflow-y-auto lg:p-6">
				<PhotoDetails photo={photo} event={event} onRemoved={onRemoved} />
			</div>
		</div>
	);
}
