"use client";

import clsx from "clsx";
import { ImageOff } from "lucide-react";
import type { PhotoView } from "../trpc/types";
import { usePictureRetry } from "./use-picture-retry";

interface PictureProps {
	photo: PhotoView;
	/** The file in this browser, for a photo that was added here and is still developing. */
	preview: string | null;
	sizes: string;
	className: string;
	/** "first" is what people wait for, "ahead" what they are about to see. Otherwise it loads when it comes near. */
	loading?: "first" | "ahead";
	/** No larger rendition than this one, in pixels: what it is shown at will never want it. */
	widest?: number;
}

/** What can be seen of a photo in its present state. The caption is the tile's. */
export function Picture({ photo, preview, sizes, className, loading, widest }: PictureProps) {
	const { failed, attempt, onError } = usePictureRetry(photo);
	const offered = photo.images.filter(({ width }, index) => index === 0 || !widest || width <= widest);
	if (photo.state === "READY" && photo.images.length > 0) {
		if (failed) return <NoPicture title={photo.title} />;
		return (
			// Renditions are made at upload, and their signed URLs must reach the browser as they are to be cached
			<img
				key={attempt}
				src={photo.images.at(0)?.url}
				srcSet={offered.map(({ url, width }) => `${url} ${width}w`).join(", ")}
				sizes={sizes}
				width={photo.width ?? undefined}
				height={photo.height ?? undefined}
				alt={photo.title}
				loading={loading ? "eager" : "lazy"}
				fetchPriority={loading === "first" ? "high" : undefined}
				decoding={loading === "first" ? "sync" : "async"}
				draggable={false}
				onError={onError}
				className={className}
			/>
		);
	}
	if (photo.state === "DEVELOPING") {
		return (
			<div className="grid size-full place-items-center">
				{preview ? (
					// An object URL of this browser
					<img src={preview} alt="" className={clsx(className, "absolute inset-0 opacity-60")} />
				) : null}
				<span
					aria-hidden
					className="absolute inset-0 animate-develop bg-film-soft mix-blend-multiply dark:mix-blend-screen"
				/>
				<span className="relative rounded-full bg-darkroom/80 px-2.5 py-1 text-xs font-medium text-on-darkroom">
					Developing…
				</span>
			</div>
		);
	}
	return (
		<div className="grid size-full place-items-center bg-bad-soft text-bad">
			<ImageOff aria-label="This photo could not be developed" className="size-6" />
		</div>
	);
}

/** The network failed, not the photo: it is there, and it is being tried again. */
function NoPicture({ title }: { title: string }) {
	return (
		<span
			role="img"
			aria-label={title}
			className="flex size-full flex-col items-center justify-center gap-1 p-2 text-center text-xs"
		>
			<ImageOff aria-hidden className="size-5" /> Not loaded, trying again
		</span>
	);
}
