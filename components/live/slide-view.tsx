"use client";

import clsx from "clsx";
import { useEffect, useRef } from "react";
import { useUploaderName } from "../language/use-person-name";
import { usePhotoName } from "../language/use-photo-name";
import type { Slide } from "./show";

type SlidePlace = "leaving" | "current" | "next";

/** An image that takes longer to decode is skipped and tried again later. */
const decodedWithinMs = 20_000;
/** Canvas size in pixels, so small that stretching it over the screen blurs the photo. */
const backdrop = { width: 24, height: 14 };

interface SlideViewProps {
	slide: Slide;
	place: SlidePlace;
	onOutcome: (key: number, outcome: "ready" | "failed") => void;
}

/**
 * One whole photo over a blur of itself. The next photo is rendered invisibly and decoded ahead of time, so that nobody
 * sees a half-loaded image. The previous one stays underneath until the new one has faded in.
 */
export function SlideView({ slide: { key, photo }, place, onOutcome }: SlideViewProps) {
	const nameOf = useUploaderName();
	const photoNameOf = usePhotoName();
	const image = useRef<HTMLImageElement>(null);
	const blur = useRef<HTMLCanvasElement>(null);

	useEffect(() => {
		const picture = image.current;
		if (!picture) return;
		let over = false;
		const end = (outcome: "ready" | "failed") => {
			if (over) return;
			over = true;
			clearTimeout(timer);
			onOutcome(key, outcome);
		};
		const timer = setTimeout(() => end("failed"), decodedWithinMs);
		picture.decode().then(
			() => {
				blur.current?.getContext("2d")?.drawImage(picture, 0, 0, backdrop.width, backdrop.height);
				end("ready");
			},
			() => end("failed"),
		);
		return () => {
			over = true;
			clearTimeout(timer);
		};
	}, [key, onOutcome]);

	const ratio = (photo.width ?? 3) / (photo.height ?? 2);
	return (
		<figure
			data-slide={place}
			data-photo-id={photo.id}
			aria-hidden={place !== "current"}
			className={clsx(
				"absolute inset-0 overflow-hidden bg-darkroom transition-opacity duration-1000 ease-in-out",
				place === "next" && "opacity-0",
			)}
		>
			<canvas ref={blur} {...backdrop} className="absolute inset-0 size-full opacity-45" />
			<img
				ref={image}
				src={photo.images.at(-1)?.url}
				srcSet={photo.images.map(({ url, width }) => `${url} ${width}w`).join(", ")}
				sizes={`min(100vw, ${Math.round(ratio * 100)}vh)`}
				alt={photoNameOf({ title: photo.title, by: photo.by, whom: photo.for })}
				draggable={false}
				className="relative size-full object-contain"
			/>
			<figcaption className="absolute inset-x-0 bottom-0 bg-linear-to-t from-darkroom/90 via-darkroom/55 to-transparent pt-[14vmin] ps-[4vmin] pe-[calc(var(--live-qr)+8vmin)] pb-[4vmin]">
				{photo.title ? (
					<span className="line-clamp-2 text-[clamp(1.375rem,5vmin,4.5rem)]/[1.12] font-semibold tracking-tight text-balance wrap-anywhere">
						<bdi>{photo.title}</bdi>
					</span>
				) : null}
				<span className="mt-[0.8vmin] block truncate text-[clamp(1rem,2.9vmin,2.5rem)]/[1.3] text-on-darkroom/85">
					<bdi>{nameOf(photo.by, photo.for)}</bdi>
				</span>
			</figcaption>
		</figure>
	);
}
