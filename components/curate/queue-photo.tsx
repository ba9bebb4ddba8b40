"use client";

import clsx from "clsx";
import { Eye, EyeOff } from "lucide-react";
import { useTranslations } from "#translations";
import { Picture } from "../photo/picture";
import type { PhotoView } from "../trpc/types";
import { type Side, useSwipe } from "./use-swipe";

/** The photo that is to be decided. A swipe to the right shows it, and one to the left hides it. */
export function QueuePhoto({ photo, onSwipe }: { photo: PhotoView; onSwipe: (side: Side) => void }) {
	const t = useTranslations("curate");
	const { offset, far, handlers } = useSwipe(onSwipe);
	const isRight = offset > 0;
	return (
		<div
			{...handlers}
			data-queue-photo={photo.id}
			className="relative h-[50dvh] touch-pan-y overflow-hidden rounded-photo bg-darkroom select-none lg:h-[56dvh]"
		>
			<div
				className={clsx("size-full", offset === 0 && "transition-transform motion-reduce:transition-none")}
				style={{ transform: `translateX(${offset}px)` }}
			>
				<Picture
					photo={photo}
					preview={null}
					sizes="(min-width: 64rem) 44rem, 100vw"
					loading="first"
					className="size-full object-contain"
				/>
			</div>
			{offset === 0 ? null : (
				<span
					aria-hidden
					className={clsx(
						"absolute top-4 inline-flex items-center gap-2 rounded-full px-4 py-2 text-sm font-semibold",
						isRight ? "left-4" : "right-4",
						far ? "bg-film text-on-film" : "bg-darkroom/80 text-on-darkroom",
					)}
				>
					{isRight ? <Eye className="size-4" /> : <EyeOff className="size-4" />}
					{t(isRight ? "swipeShow" : "swipeHide")}
				</span>
			)}
		</div>
	);
}
