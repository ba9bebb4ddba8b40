"use client";

import { defaultRangeExtractor, measureElement, useVirtualizer } from "@tanstack/react-virtual";
import { useEffect, useRef, useState } from "react";
import { useTranslations } from "#translations";
import { Button } from "../../ui/button";
import { failureOf, isFinished, takesWords } from "../queue/upload-item";
import type { QueueItem, UploadQueue } from "../queue/upload-queue";
import { SendingRow } from "./sending-row";
import { useRovingFocus } from "./use-roving-focus";

/** Pixels of a row that is not measured yet. */
const rowHeight = 73;

interface SendingListProps {
	items: readonly QueueItem[];
	queue: UploadQueue;
	onOpen: (id: string) => void;
	/** Opens the words for all of them at once. */
	onWordsFor: (ids: readonly string[]) => void;
}

/** The photos that were started, a row each, in a list that scrolls on its own. Only the rows near its window are in the page. */
export function SendingList({ items, queue, onOpen, onWordsFor }: SendingListProps) {
	const t = useTranslations("upload");
	const scroller = useRef<HTMLDivElement>(null);
	const [pointedAt, setPointedAt] = useState(false);
	const [focused, setFocused] = useState(false);
	const shown = useSteadyOrder(items, pointedAt || focused);
	const reveal = (index: number) => virtualizer.scrollToIndex(index);
	const roving = useRovingFocus<HTMLUListElement>({ count: shown.length, columns: 1, reveal });

	const editable = items.filter(takesWords);
	const keyOf = (index: number) => shown[index]?.id ?? index;
	const virtualizer = useVirtualizer({
		count: shown.length,
		getScrollElement: () => scroller.current,
		estimateSize: () => rowHeight,
		measureElement: (row, entry, list) =>
			// A new row is measured with the next frame. Measuring it at once would lay out the page again for each.
			entry
				? measureElement(row, entry, list)
				: (list.itemSizeCache.get(keyOf(list.indexFromElement(row))) ?? rowHeight),
		getItemKey: keyOf,
		overscan: 4,
		initialRect: { width: 340, height: 416 },
		// The row with the focus stays in the page, because the focus would be lost with it.
		rangeExtractor: (range) =>
			[...new Set([...defaultRangeExtractor(range), roving.current])]
				.filter((row) => row < range.count)
				.sort((a, b) => a - b),
	});

	return (
		<div className="overflow-hidden rounded-card border border-line bg-surface">
			{editable.length > 1 ? (
				<div className="border-b border-line px-2 py-1">
					<Button
						variant="quiet"
						aria-haspopup="dialog"
						onClick={() => onWordsFor(editable.map(({ id }) => id))}
					>
						{t("wordsForSome", { count: editable.length })}
					</Button>
				</div>
			) : null}
			<div
				ref={scroller}
				className="max-h-[min(26rem,55svh)] overflow-y-auto overscroll-contain [contain:content]"
			>
				<ul
					ref={roving.list}
					tabIndex={-1}
					data-focus="list"
					aria-label={t("chosenPhotos")}
					onKeyDown={roving.onKeyDown}
					// A finger leaves the focus where it pressed, so only a keyboard's focus counts, and only a mouse's pointer. They are
					// apart, because the press of a mouse also moves the focus.
					onPointerEnter={({ pointerType }) => setPointedAt(pointerType === "mouse")}
					onPointerLeave={() => setPointedAt(false)}
					onFocus={({ target }) => setFocused(target.matches(":focus-visible"))}
					onBlur={({ currentTarget, relatedTarget }) => setFocused(currentTarget.contains(relatedTarget))}
					className="relative outline-none"
					style={{ height: virtualizer.getTotalSize() }}
				>
					{virtualizer.getVirtualItems().map(({ index, start, key }) => {
						const item = shown[index];
						return item ? (
							<li
								key={key}
								ref={virtualizer.measureElement}
								data-index={index}
								data-upload-id={item.id}
								data-name={item.name}
								data-status={item.status}
								aria-setsize={shown.length}
								aria-posinset={index + 1}
								onFocus={() => roving.setActive(index)}
								className="absolute inset-x-0 top-0 border-b border-line p-3 [contain:content] sm:px-4"
								style={{ transform: `translateY(${start}px)` }}
							>
								<SendingRow item={item} queue={queue} tabIndex={roving.tabIndexOf(index)} onOpen={onOpen} />
							</li>
						) : null;
					})}
				</ul>
			</div>
		</div>
	);
}

const isAtTheEnd = (item: QueueItem) => isFinished(item) && failureOf(item) === null;

/**
 * Photos that are under way or failed, also while they were developed, stand first, and those that have arrived move to the end. While somebody points at
 * the list or has the focus in it, everything stays where it is, so that no press meets another row.
 */
function useSteadyOrder(items: readonly QueueItem[], hold: boolean): readonly QueueItem[] {
	const places = useRef<ReadonlyMap<string, number>>(new Map());
	const placeOf = ({ id }: QueueItem) => places.current.get(id) ?? Number.POSITIVE_INFINITY;
	const shown = hold
		? [...items].sort((a, b) => (placeOf(a) === placeOf(b) ? 0 : placeOf(a) - placeOf(b)))
		: [...items].sort((a, b) => Number(isAtTheEnd(a)) - Number(isAtTheEnd(b)));
	useEffect(() => {
		places.current = new Map(shown.map(({ id }, place) => [id, place]));
	});
	return shown;
}
