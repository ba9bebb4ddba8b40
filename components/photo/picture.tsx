"use client";

import clsx from "clsx";
import { ImageOff } from "lucide-react";
import { useTranslations } from "#translations";
import { useAlbumPhotoName } from "../language/use-photo-name";
import type { PhotoView } from "../trpc/types";
import { usePictureRetry } from "./use-picture-retry";

interface PictureProps {
	photo: PhotoView;
	/** URL of the local file, for a photo that was added in this browser and is still developing. */
	preview: string | null;
	sizes: string;
	className: string;
	/** "first": people are waiting for it. "ahead": they will see it next. Otherwise it loads when scrolled near. */
	loading?: "first" | "ahead";
	/** Width of the largest rendition to offer, in pixels, because the photo is never shown larger. */
	widest?: number;
}

/** A photo in its current state: the image, "Developing…" or an error. The tile adds the caption. */
export function Picture({ photo, preview, sizes, className, loading, widest }: PictureProps) {
	const t = useTranslations("photo");
	const nameOf = useAlbumPhotoName();
	const { failed, attempt, onError } = usePictureRetry(photo);
	const offered = photo.images.filter(({ width }, index) => index === 0 || !widest || width <= widest);
	if (photo.state === "READY" && photo.images.length > 0) {
		if (failed) return <NoPicture name={nameOf(photo)} />;
		return (
			// A plain <img>: renditions are made at upload, and browsers cache their signed URLs only if unchanged.
			<img
				key={attempt}
				src={photo.images.at(0)?.url}
				srcSet={offered.map(({ url, width }) => `${url} ${width}w`).join(", ")}
				sizes={sizes}
				width={photo.width ?? undefined}
				height={photo.height ?? undefined}
				alt={nameOf(photo)}
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
			<div className="grid size-full place-items-center forced-colors:border">
				{preview ? (
					// A plain <img>, because this is an object URL that only this browser can read.
					<img src={preview} alt="" className={clsx(className, "absolute inset-0 opacity-60")} />
				) : null}
				<span
					aria-hidden
					className="absolute inset-0 animate-develop bg-film-soft mix-blend-multiply dark:mix-blend-screen"
				/>
				<span className="relative rounded-full bg-darkroom/80 px-2.5 py-1 text-xs font-medium text-on-darkroom">
					{t("developing")}
				</span>
			</div>
		);
	}
	return (
		<div className="grid size-full place-items-center bg-bad-soft text-bad forced-colors:border">
			<span className="flex items-center gap-2 p-4 text-sm">
				<ImageOff aria-hidden className="size-6 shrink-0" /> {t("notDeveloped")}
			</span>
		</div>
	);
}

/** Shown when the network failed to load an image; the photo exists, and loading is retried. */
function NoPicture({ name }: { name: string }) {
	const t = useTranslations("photo");
	return (
		<span
			role="img"
			aria-label={name}
			className="flex size-full flex-col items-center justify-center gap-1 p-2 text-center text-xs"
		>
			<ImageOff aria-hidden className="size-5" /> {t("notLoaded")}
		</span>
	);
}
