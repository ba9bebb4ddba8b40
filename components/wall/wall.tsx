"use client";

/**
 * The wall of photos in justified rows. Only the rows near the screen are in the page, however many there are. The
 * server sends the first photos as a grid that CSS lays out; the script then positions the same elements where they
 * already are (./rows.ts), so nothing moves and no image is fetched twice.
 */
import { useWindowVirtualizer } from "@tanstack/react-virtual";
import { type Ref, useCallback, useId, useImperativeHandle, useMemo, useRef } from "react";
import { useTranslations } from "#translations";
import type { EventView, PhotoView } from "../trpc/types";
import { PhotoTile } from "./photo-tile";
import { tileRatio } from "./rows";
import { firstOf, type Section } from "./sections";
import { useMeasures } from "./use-measures";
import { useScrollPlace } from "./use-scroll-place";
import { boxOf, layOut } from "./wall-layout";

/** Lines rendered above and below the screen. */
const overscan = 3;
/**
 * How many photos are in the server's markup (one screen), and how many of those load their image before the script
 * runs. The script adds the others, because their images would compete on a slow network with those on the screen and
 * with the script itself.
 */
const inMarkup = { photos: 12, pictures: 6 };
/** How many photos load their image at once, at high priority. */
const firstPictures = 4;

export interface WallHandle {
	/** Scrolls to the photo if it is not in view, and focuses it. */
	reveal: (photoId: string) => void;
}

interface WallProps {
	sections: readonly Section[];
	event: EventView;
	/** More photos will come at the end. */
	open: boolean;
	onOpen: (photoId: string, isRange?: boolean) => void;
	/** The photos that are selected, while photos are being selected: then `onOpen` selects a photo. */
	selected?: ReadonlySet<string> | null;
	ref?: Ref<WallHandle>;
}

const ratioOf = (photo: PhotoView) => tileRatio(photo);

export function Wall({ sections, event, open, onOpen, selected, ref }: WallProps) {
	const t = useTranslations("wall");
	const wall = useRef<HTMLDivElement>(null);
	const id = useId();
	const measures = useMeasures(wall);
	const layout = useMemo(
		() => measures && layOut(sections, ratioOf, measures, open),
		[sections, measures, open],
	);
	const lines = layout?.lines ?? [];
	const gap = layout?.gapY ?? 0;

	const virtualizer = useWindowVirtualizer({
		count: lines.length,
		estimateSize: (index) => {
			const line = lines[index];
			return line ? line.height + (line.end > line.first ? gap : 0) : 0;
		},
		// A new function makes the virtualizer forget the heights of the previous layout.
		getItemKey: useCallback((index: number) => (layout ? index : -index), [layout]),
		scrollMargin: measures?.top ?? 0,
		overscan,
		initialOffset: () => globalThis.scrollY ?? 0,
		initialRect: { width: globalThis.innerWidth ?? 0, height: globalThis.innerHeight ?? 0 },
	});
	const inView = virtualizer.getVirtualItems();
	const shown = useMemo(
		() => layout && measures && { sections, layout, top: measures.top },
		[sections, layout, measures],
	);
	useScrollPlace(shown);

	useImperativeHandle(
		ref,
		() => ({
			reveal(photoId) {
				const box = shown && boxOf(shown.sections, shown.layout, photoId);
				if (!box) return;
				const top = shown.top + box.top;
				const seen = top >= window.scrollY && top + box.height <= window.scrollY + window.innerHeight;
				if (!seen) window.scrollTo(0, top - (window.innerHeight - box.height) / 2);
				// The tile is rendered only after the virtualizer has followed the scroll.
				requestAnimationFrame(() => {
					const tile = wall.current?.querySelector<HTMLElement>(`[data-photo-id="${photoId}"] > a`);
					tile?.focus({ preventScroll: true });
				});
			},
		}),
		[shown],
	);

	const ranks = useMemo(
		() =>
			new Map(
				firstOf(sections, inMarkup.photos)
					.flatMap(({ photos }) => photos)
					.map(({ id }, rank) => [id, rank]),
			),
		[sections],
	);
	const loadingOf = ({ id }: PhotoView) => {
		const rank = ranks.get(id) ?? Number.POSITIVE_INFINITY;
		if (rank < firstPictures) return "first";
		return layout || rank < inMarkup.pictures ? "near" : "held";
	};

	const from = inView[0]?.index ?? 0;
	const to = inView.at(-1)?.index ?? -1;
	return (
		<div ref={wall} className="photo-wall relative" style={layout ? { height: layout.height } : undefined}>
			{(layout ? sections : firstOf(sections, inMarkup.photos)).map((section, index) => {
				const place = layout?.sections[index];
				const visible = lines.slice(from, to + 1).filter((line) => line.section === index);
				if (layout && visible.length === 0) return null;
				const first = place ? (visible.find((line) => line.end > line.first)?.first ?? 0) : 0;
				const end = place ? (visible.at(-1)?.end ?? 0) : section.photos.length;
				const headingId = section.heading === null ? undefined : `${id}-${index}`;
				return (
					<section
						key={section.key}
						aria-labelledby={headingId}
						className={layout ? "absolute inset-x-0" : undefined}
						style={place ? { top: place.top, height: place.height } : undefined}
					>
						{section.heading ? (
							<h3 id={headingId} className="flex h-(--heading) items-end pb-2 font-semibold tracking-tight">
								{section.heading.day ?? t("captureTimeUnknown")}
							</h3>
						) : null}
						<ul
							className={layout ? "relative" : "photo-grid"}
							style={place ? { height: place.height - place.heading } : undefined}
						>
							{section.photos.slice(first, end).map((photo, offset) => (
								<PhotoTile
									key={photo.id}
									photo={photo}
									event={event}
									box={place?.boxes[first + offset] ?? null}
									loading={loadingOf(photo)}
									onOpen={onOpen}
									selected={selected?.has(photo.id)}
								/>
							))}
						</ul>
					</section>
				);
			})}
		</div>
	);
}
