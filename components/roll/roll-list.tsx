"use client";

import { useWindowVirtualizer } from "@tanstack/react-virtual";
import { useLayoutEffect, useRef, useState } from "react";
import { useTranslations } from "#translations";
import { useFailureText } from "../language/use-failure-text";
import { failureOf } from "../trpc/failure-of";
import type { RollRow } from "../trpc/types";
import { Banner } from "../ui/banner";
import { Button } from "../ui/button";
import { RollLine } from "./roll-line";
import { type RollView, useRollRows } from "./use-roll-rows";

/** Pixels. Each line is as high, so that the list knows where row 7,000 is without having seen it. */
const lineHeight = 68;
/** Pixels of the list in the server's markup. */
const firstHeight = 800;
/** Lines rendered above and below the screen. */
const overscan = 8;

interface RollListProps {
	eventId: string;
	timezone: string;
	view: RollView;
	selected: Pick<ReadonlySet<string>, "has">;
	onSelect: (row: RollRow, selected: boolean) => void;
	onOpen: (row: RollRow) => void;
	onAttended: (row: RollRow, attended: boolean) => void;
	/** Shown in place of the list if nobody is in this view. */
	empty: React.ReactNode;
}

/** The people of one view. Only the lines near the screen are in the page, however many there are. */
export function RollList({
	eventId,
	timezone,
	view,
	selected,
	onSelect,
	onOpen,
	onAttended,
	empty,
}: RollListProps) {
	const t = useTranslations("roll");
	const common = useTranslations("common");
	const failureText = useFailureText();
	const list = useRef<HTMLUListElement>(null);
	const [top, setTop] = useState(0);
	const [shown, setShown] = useState({ first: 0, last: 0 });
	const { rows, total, isCurrent, error, retry } = useRollRows(eventId, view, shown);
	const count = total ?? 0;

	useLayoutEffect(() => {
		const measure = () => {
			if (list.current) setTop(list.current.getBoundingClientRect().top + window.scrollY);
		};
		measure();
		// What is above the list grows and shrinks with the filters and the notes.
		const observer = new ResizeObserver(measure);
		observer.observe(document.body);
		return () => observer.disconnect();
	}, []);

	const virtualizer = useWindowVirtualizer({
		count,
		estimateSize: () => lineHeight,
		scrollMargin: top,
		overscan,
		// The same on the server and while the page is hydrated. What the window really shows is known after that.
		initialOffset: 0,
		initialRect: { width: 0, height: firstHeight },
	});
	const lines = virtualizer.getVirtualItems();
	const first = lines[0]?.index ?? 0;
	const last = lines.at(-1)?.index ?? 0;
	if (first !== shown.first || last !== shown.last) setShown({ first, last });

	if (error && rows.size === 0)
		return (
			<Banner
				tone="bad"
				title={t("notLoaded")}
				action={<Button onClick={() => void retry()}>{common("tryAgain")}</Button>}
			>
				{failureText(failureOf(error))}
			</Banner>
		);
	if (isCurrent && count === 0) return empty;
	return (
		<ul
			ref={list}
			aria-busy={!isCurrent}
			className="relative border-t border-line"
			style={{ height: virtualizer.getTotalSize() }}
		>
			{lines.map(({ index, start }) => {
				const row = rows.get(index);
				return (
					<li
						key={row?.id ?? index}
						aria-setsize={count}
						aria-posinset={index + 1}
						className="absolute inset-x-0 top-0 border-b border-line"
						style={{ height: lineHeight, transform: `translateY(${start - top}px)` }}
					>
						{row ? (
							<RollLine
								row={row}
								timezone={timezone}
								selected={selected.has(row.id)}
								onSelect={onSelect}
								onOpen={onOpen}
								onAttended={onAttended}
							/>
						) : (
							<span className="flex h-full items-center px-1">
								<span className="h-4 w-48 rounded bg-sunken" />
								<span className="sr-only">{t("loadingRow")}</span>
							</span>
						)}
					</li>
				);
			})}
		</ul>
	);
}
