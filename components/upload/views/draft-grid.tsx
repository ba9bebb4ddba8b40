"use client";

import { defaultRangeExtractor, useVirtualizer } from "@tanstack/react-virtual";
import { type KeyboardEvent, useCallback, useLayoutEffect, useRef, useState } from "react";
import { useTranslations } from "#translations";
import { Button } from "../../ui/button";
import type { QueueItem, UploadQueue } from "../queue/upload-queue";
import { DraftTile } from "./draft-tile";
import { useRovingFocus } from "./use-roving-focus";

const gap = 6;
/** Pixels that a tile has at least, in a narrow and in a wide list. */
const least = { narrow: 80, wide: 112 };
/** The list in the first rendering, before it is measured. */
const firstWidth = 340;

interface DraftGridProps {
	items: readonly QueueItem[];
	queue: UploadQueue;
	/** Opens the words of one photo. */
	onOpen: (id: string) => void;
	/** Opens the words for several photos at once. */
	onWordsFor: (ids: readonly string[]) => void;
}

/** The chosen photos as a grid of thumbnails that scrolls on its own. Only the rows near its window are in the page. */
export function DraftGrid({ items, queue, onOpen, onWordsFor }: DraftGridProps) {
	const t = useTranslations("upload");
	const scroller = useRef<HTMLDivElement>(null);
	const [width, setWidth] = useState(firstWidth);
	const [selected, setSelected] = useState<ReadonlySet<string> | null>(null);

	useLayoutEffect(() => {
		const element = scroller.current?.firstElementChild;
		if (!(element instanceof HTMLElement)) return;
		const measure = () => setWidth(element.clientWidth);
		measure();
		const observer = new ResizeObserver(measure);
		observer.observe(element);
		return () => observer.disconnect();
	}, []);

	const columns = Math.max(1, Math.floor((width + gap) / ((width < 480 ? least.narrow : least.wide) + gap)));
	const side = Math.floor((width - gap * (columns - 1)) / columns);
	const rowOf = (index: number) => Math.floor(index / columns);
	const reveal = (index: number) => virtualizer.scrollToIndex(rowOf(index));
	const roving = useRovingFocus<HTMLUListElement>({ count: items.length, columns, reveal });
	const activeRow = rowOf(roving.current);

	const virtualizer = useVirtualizer({
		count: Math.ceil(items.length / columns),
		getScrollElement: () => scroller.current,
		estimateSize: () => side + gap,
		overscan: 2,
		initialRect: { width: firstWidth, height: 400 },
		// The row with the focus stays in the page, because the focus would be lost with it.
		rangeExtractor: (range) =>
			[...new Set([...defaultRangeExtractor(range), activeRow])]
				.filter((row) => row < range.count)
				.sort((a, b) => a - b),
	});
	useLayoutEffect(() => {
		if (side) virtualizer.measure();
	}, [virtualizer, side]);

	const selecting = selected !== null;
	const press = useCallback(
		({ id }: QueueItem) => {
			if (!selecting) return onOpen(id);
			setSelected((before) => {
				const after = new Set(before);
				if (!after.delete(id)) after.add(id);
				return after;
			});
		},
		[selecting, onOpen],
	);
	const remove = useCallback(({ id }: QueueItem) => queue.remove(id), [queue]);
	const chosen = items.filter(({ id }) => selected?.has(id)).map(({ id }) => id);

	function onKeyDown(event: KeyboardEvent) {
		const item = items[roving.current];
		if ((event.key === "Delete" || event.key === "Backspace") && item && !selecting) {
			event.preventDefault();
			queue.remove(item.id);
			roving.focus(Math.min(roving.current, items.length - 2));
		} else roving.onKeyDown(event);
	}

	return (
		<div className="rounded-card border border-line bg-surface">
			<div className="flex flex-wrap items-center gap-x-1 gap-y-1 border-b border-line px-2 py-1">
				{selecting ? (
					<>
						<Button disabled={chosen.length === 0} onClick={() => onWordsFor(chosen)}>
							{t("wordsForSome", { count: chosen.length })}
						</Button>
						<Button
							variant="quietDanger"
							disabled={chosen.length === 0}
							onClick={() => {
								for (const id of chosen) queue.remove(id);
							}}
						>
							{t("removeSome", { count: chosen.length })}
						</Button>
						<Button variant="quiet" className="ms-auto" onClick={() => setSelected(null)}>
							{t("selectEnd")}
						</Button>
					</>
				) : (
					<>
						<Button
							variant="quiet"
							aria-haspopup="dialog"
							onClick={() => onWordsFor(items.map(({ id }) => id))}
						>
							{t("wordsForAll")}
						</Button>
						<Button variant="quiet" className="ms-auto" onClick={() => setSelected(new Set())}>
							{t("select")}
						</Button>
					</>
				)}
			</div>
			<div
				ref={scroller}
				className="max-h-[min(26rem,55svh)] overflow-y-auto overscroll-contain p-2 [contain:content]"
			>
				<ul
					ref={roving.list}
					tabIndex={-1}
					data-focus="list"
					aria-label={t("chosenPhotos")}
					aria-description={t("gridKeys")}
					onKeyDown={onKeyDown}
					className="relative outline-none"
					style={{ height: Math.max(0, virtualizer.getTotalSize() - gap) }}
				>
					{virtualizer.getVirtualItems().flatMap((row) =>
						items.slice(row.index * columns, (row.index + 1) * columns).map((item, column) => {
							const index = row.index * columns + column;
							return (
								<li
									key={item.id}
									data-index={index}
									data-upload-id={item.id}
									data-name={item.name}
									data-status={item.status}
									aria-setsize={items.length}
									aria-posinset={index + 1}
									onFocus={() => roving.setActive(index)}
									className="absolute top-0"
									style={{
										width: side,
										height: side,
										insetInlineStart: column * (side + gap),
										transform: `translateY(${row.start}px)`,
									}}
								>
									<DraftTile
										item={item}
										queue={queue}
										tabIndex={roving.tabIndexOf(index)}
										selected={selected ? selected.has(item.id) : null}
										onPress={press}
										onRemove={remove}
									/>
								</li>
							);
						}),
					)}
				</ul>
			</div>
		</div>
	);
}
