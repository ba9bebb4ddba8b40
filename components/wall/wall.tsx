"use client";

/**
 * The wall of photos in justified rows. Only the rows near the screen are in the page, however many there are. The
 * server sends the first photos as a grid that CSS lays out; the script then positions the same elements where they
 * already are (./rows.ts), so nothing moves and no image is fetched twice.
 */
import { defaultRangeExtractor, useWindowVirtualizer } from "@tanstack/react-virtual";
import {
	type FocusEvent,
	type KeyboardEvent,
	type Ref,
	useCallback,
	useId,
	useImperativeHandle,
	useMemo,
	useRef,
	useState,
} from "react";
import { useTranslations } from "#translations";
import type { EventView, PhotoView } from "../trpc/types";
import { PhotoTile } from "./photo-tile";
import { tileRatio } from "./rows";
import { firstOf, type Section } from "./sections";
import { useMeasures } from "./use-measures";
import { useScrollPlace } from "./use-scroll-place";
import { boxOf, layOut, photoAt, type Step } from "./wall-layout";

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

const steps: Record<"ltr" | "rtl", ReadonlyMap<string, Step>> = {
	ltr: new Map(Object.entries({ ArrowLeft: "before", ArrowRight: "after" } as const)),
	rtl: new Map(Object.entries({ ArrowLeft: "after", ArrowRight: "before" } as const)),
};
const sameSteps: ReadonlyMap<string, Step> = new Map(
	Object.entries({ ArrowUp: "above", ArrowDown: "below", Home: "first", End: "last" } as const),
);

const photoOf = (target: EventTarget) =>
	target instanceof HTMLElement
		? (target.closest<HTMLElement>("[data-photo-id]")?.dataset.photoId ?? null)
		: null;

/** What the bars at the edges of the screen leave of it (../ui/use-edge-bar.ts). */
function openScreen() {
	const { scrollPaddingTop, scrollPaddingBottom } = getComputedStyle(document.documentElement);
	const top = Number.parseFloat(scrollPaddingTop) || 0;
	return { top, height: window.innerHeight - top - (Number.parseFloat(scrollPaddingBottom) || 0) };
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
	/** The photo that has the focus. */
	const [focused, setFocused] = useState<string | null>(null);
	const focusedLine = useMemo(() => {
		if (!focused || !layout) return -1;
		const section = sections.findIndex(({ photos }) => photos.some(({ id }) => id === focused));
		const at = sections[section]?.photos.findIndex(({ id }) => id === focused) ?? -1;
		return layout.lines.findIndex((line) => line.section === section && line.first <= at && at < line.end);
	}, [focused, layout, sections]);

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
		// The row with the focus stays in the page however far it is scrolled, because the focus would be lost with it.
		rangeExtractor: (range) => {
			const near = defaultRangeExtractor(range);
			if (focusedLine < 0 || focusedLine >= range.count || near.includes(focusedLine)) return near;
			return [...near, focusedLine].sort((a, b) => a - b);
		},
		initialOffset: () => globalThis.scrollY ?? 0,
		initialRect: { width: globalThis.innerWidth ?? 0, height: globalThis.innerHeight ?? 0 },
	});
	const inView = virtualizer.getVirtualItems();
	const shown = useMemo(
		() => layout && measures && { sections, layout, top: measures.top },
		[sections, layout, measures],
	);
	useScrollPlace(shown);

	const reveal = useCallback(
		(photoId: string) => {
			const box = shown && boxOf(shown.sections, shown.layout, photoId);
			if (!box) return;
			const top = shown.top + box.top;
			const open = openScreen();
			const from = window.scrollY + open.top;
			const seen = top >= from && top + box.height <= from + open.height;
			if (!seen) window.scrollTo(0, top - open.top - (open.height - box.height) / 2);
			// The tile is rendered only after the virtualizer has followed the scroll.
			requestAnimationFrame(() => {
				const tile = wall.current?.querySelector<HTMLElement>(
					`[data-photo-id="${photoId}"] > :is(a:not([inert]), button)`,
				);
				tile?.focus({ preventScroll: true });
			});
		},
		[shown],
	);
	useImperativeHandle(ref, () => ({ reveal }), [reveal]);

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

	const visibleLines = inView.flatMap(({ index }) => lines[index] ?? []);

	/** Moves the focus from photo to photo. With the focus elsewhere the arrow keys scroll. */
	const onKeyDown = (press: KeyboardEvent<HTMLElement>) => {
		const from = photoOf(press.target);
		const modified = press.altKey || press.ctrlKey || press.metaKey || press.shiftKey;
		if (!from || !shown || modified) return;
		const direction = getComputedStyle(press.currentTarget).direction === "rtl" ? "rtl" : "ltr";
		const step = sameSteps.get(press.key) ?? steps[direction].get(press.key);
		if (!step) return;
		press.preventDefault();
		const to = photoAt(shown.sections, shown.layout, from, step);
		if (to) reveal(to);
	};
	const onBlur = ({ currentTarget, relatedTarget }: FocusEvent) => {
		if (relatedTarget && !currentTarget.contains(relatedTarget)) setFocused(null);
	};
	return (
		// Not a widget: it only takes the keys of the photos in it.
		// biome-ignore lint/a11y/noStaticElementInteractions: see above.
		<div
			ref={wall}
			onFocus={({ target }) => setFocused(photoOf(target))}
			onBlur={onBlur}
			onKeyDown={onKeyDown}
			className="photo-wall relative"
			style={layout ? { height: layout.height } : undefined}
		>
			{(layout ? sections : firstOf(sections, inMarkup.photos)).map((section, index) => {
				const place = layout?.sections[index];
				const visible = visibleLines.filter((line) => line.section === index);
				if (layout && visible.length === 0) return null;
				const all = section.photos.map((photo, at) => ({ photo, at }));
				const drawn = place ? visible.flatMap(({ first, end }) => all.slice(first, end)) : all;
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
							{drawn.map(({ photo, at }) => (
								<PhotoTile
									key={photo.id}
									photo={photo}
									event={event}
									box={place?.boxes[at] ?? null}
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
