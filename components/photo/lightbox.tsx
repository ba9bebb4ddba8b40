"use client";

/**
 * The large photo, with swipe, pinch, double tap, wheel and both neighbours preloaded, by yet-another-react-lightbox.
 * It is inline because the dialog around it is the browser's own. The slides have our own type so that an image that
 * fails is retried as on the wall, and a larger one is fetched on zoom. Loaded when a photo is opened.
 */
import "yet-another-react-lightbox/styles.css";
import { ChevronLeft, ChevronRight, ZoomIn, ZoomOut } from "lucide-react";
import { type RefObject, useEffect, useMemo } from "react";
import { type ControllerRef, type GenericSlide, Lightbox as Stage } from "yet-another-react-lightbox";
import Inline from "yet-another-react-lightbox/plugins/inline";
import Zoom from "yet-another-react-lightbox/plugins/zoom";
import { useTranslations } from "#translations";
import type { PhotoView } from "../trpc/types";
import { Button } from "../ui/button";
import { LightboxPicture } from "./lightbox-picture";

interface PhotoSlide extends GenericSlide {
	type: "photo";
	photo: PhotoView;
}

declare module "yet-another-react-lightbox" {
	interface SlideTypes {
		photo: PhotoSlide;
	}
}

export interface LightboxProps {
	/** A new array resets the lightbox to `index`, even in the middle of a step. */
	photos: readonly PhotoView[];
	index: number;
	onView: (photoId: string) => void;
	/** Called once the lightbox shows the photo itself. */
	onReady: () => void;
	controller: RefObject<ControllerRef | null>;
	/** The wall is behind it. */
	onWall: boolean;
}

const most = 5;
/** Pixels of a side of the photo that fit on a screen. */
const fits = 1_000;

/** A panorama and a long screenshot can be enlarged until all pixels of the largest rendition are seen. */
function mostFor({ images, width, height }: PhotoView): number {
	const widest = images.at(-1)?.width;
	if (!widest) return 1;
	const longest = width && height ? widest * Math.max(1, height / width) : widest;
	return Math.max(most, longest / fits);
}

export function Lightbox({ photos, index, onView, onReady, controller, onWall }: LightboxProps) {
	const t = useTranslations("photo");
	const slides = useMemo(() => photos.map((photo): PhotoSlide => ({ type: "photo", photo })), [photos]);
	useEffect(onReady, [onReady]);
	const step = { variant: "darkroom", size: "icon" } as const;
	return (
		<Stage
			slides={slides}
			index={index}
			plugins={[Inline, Zoom]}
			carousel={{ finite: true, preload: 1, padding: 0, spacing: "6%" }}
			animation={{ fade: 0, swipe: 300, navigation: 200, zoom: 250 }}
			controller={{ ref: controller, closeOnEscape: false }}
			zoom={{
				supports: ["photo"],
				scrollToZoom: true,
				maxZoom: (slide) => (slide.type === "photo" ? mostFor(slide.photo) : 1),
			}}
			labels={{
				"Photo gallery": t("gallery"),
				Carousel: t("carousel"),
				Slide: t("slide"),
				// The lightbox puts in the number.
				"{index} of {total}": t("slideNumber", { index: "{index}" }),
			}}
			styles={{ root: { "--yarl__container_background_color": "var(--color-darkroom)" } }}
			on={{
				view(at) {
					// After a new array it reports `index` again, which must not undo a step that is not rendered yet.
					const photo = at.index === index ? undefined : photos[at.index];
					if (photo) onView(photo.id);
				},
			}}
			render={{
				slide: ({ slide, rect, offset, zoom }) =>
					slide.type === "photo" ? (
						<LightboxPicture
							photo={slide.photo}
							rect={rect}
							zoom={zoom ?? 1}
							current={offset === 0}
							onWall={onWall}
						/>
					) : null,
				buttonPrev: () =>
					index > 0 ? (
						<Button
							{...step}
							aria-label={t("previous")}
							data-focus="previous step"
							onClick={() => controller.current?.prev()}
							className="absolute top-1/2 start-3 -translate-y-1/2 rounded-full"
						>
							<ChevronLeft aria-hidden className="size-6 rtl:-scale-x-100" />
						</Button>
					) : null,
				buttonNext: () =>
					index < photos.length - 1 ? (
						<Button
							{...step}
							aria-label={t("next")}
							data-focus="next step"
							onClick={() => controller.current?.next()}
							className="absolute top-1/2 end-3 -translate-y-1/2 rounded-full"
						>
							<ChevronRight aria-hidden className="size-6 rtl:-scale-x-100" />
						</Button>
					) : null,
				buttonZoom: ({ zoom, maxZoom, zoomIn, zoomOut }) =>
					maxZoom > 1 ? (
						<div className="flex gap-2 p-1">
							<Button
								{...step}
								aria-label={t("zoomOut")}
								data-focus="zoomOut zoom"
								disabled={zoom <= 1}
								onClick={zoomOut}
								className="rounded-full"
							>
								<ZoomOut aria-hidden className="size-5" />
							</Button>
							<Button
								{...step}
								aria-label={t("zoomIn")}
								data-focus="zoomIn zoom"
								disabled={zoom >= maxZoom}
								onClick={zoomIn}
								className="rounded-full"
							>
								<ZoomIn aria-hidden className="size-5" />
							</Button>
						</div>
					) : null,
			}}
		/>
	);
}
