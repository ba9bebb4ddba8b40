"use client";

import { Undo2, X } from "lucide-react";
import { useEffect, useRef } from "react";
import { useTranslations } from "#translations";
import { mayOrganize } from "@/rules/roles";
import { sectionBulkMax } from "@/rules/sections";
import { useFailureText } from "../language/use-failure-text";
import { photoPath } from "../photo/photo-path";
import { ShareButton } from "../share/share-button";
import { failureOf } from "../trpc/failure-of";
import type { EventView, PhotoView } from "../trpc/types";
import { Banner } from "../ui/banner";
import { Button } from "../ui/button";
import { useEdgeBar } from "../ui/use-edge-bar";
import { SectionMenu } from "./section-menu";
import { TakeSelected } from "./take-selected";
import { useMove } from "./use-move";

/** Links that are shared at once. More are no message that anybody reads. */
const shareMost = 100;

interface SelectionBarProps {
	event: EventView;
	/** The loaded photos of the album, in its order. */
	photos: readonly Pick<PhotoView, "id">[];
	selected: ReadonlySet<string>;
	onSelect: (ids: ReadonlySet<string>) => void;
	onClose: () => void;
}

/** What can be done with the selected photos. It stays at the lower edge of the screen. */
export function SelectionBar({ event, photos, selected, onSelect, onClose }: SelectionBarProps) {
	const t = useTranslations("gallery");
	const failureText = useFailureText();
	const { busy, done, restored, error, move, undo } = useMove(event);
	const bar = useRef<HTMLElement>(null);
	const { ref: room } = useEdgeBar<HTMLDivElement>({ edge: "bottom" });
	const mayMove = mayOrganize(event) && event.sections.length > 0;
	const offered = photos.slice(0, mayMove ? sectionBulkMax : shareMost);
	useEffect(() => {
		const onKey = (press: KeyboardEvent) => {
			// A select closes its list with the same key, and so does a dialog.
			const isElsewhere = press.target instanceof HTMLElement && press.target.closest("select, dialog");
			if (press.key === "Escape" && !isElsewhere) onClose();
		};
		window.addEventListener("keydown", onKey);
		return () => window.removeEventListener("keydown", onKey);
	}, [onClose]);

	const count = selected.size;
	const tooManyToMove = mayMove && count > sectionBulkMax;
	const tooManyToShare = count > shareMost;
	const said =
		restored !== null && count === 0
			? t("movedBack", { count: restored })
			: done && count === 0
				? t("moved", { count: done.count })
				: tooManyToMove
					? t("tooManySelected", { count, limit: sectionBulkMax })
					: tooManyToShare
						? t("tooManyToShare", { count, limit: shareMost })
						: t("selected", { count });
	return (
		<section
			ref={bar}
			tabIndex={-1}
			aria-label={t("selectPhotos")}
			className="sticky bottom-3 z-20 mt-4 rounded-card border border-line bg-surface shadow-lg shadow-darkroom/10"
		>
			{/* It scrolls in itself where it would cover more than a sixth of the screen, because below the photos it would be out of reach. */}
			<div
				ref={room}
				className="flex max-h-[calc(100dvh/6-2px)] flex-col gap-3 overflow-y-auto p-3 max-sm:p-2"
			>
				{error ? <Banner tone="bad">{failureText(failureOf(error))}</Banner> : null}
				<div className="flex flex-wrap items-center gap-2">
					<p role="status" className="min-w-0 flex-1 basis-40 ps-1 text-sm font-medium tabular-nums">
						{said}
					</p>
					{done && count === 0 ? (
						// It takes the focus from the list, which is disabled until photos are selected again.
						<Button
							autoFocus
							busy={busy}
							// The button that has the focus goes.
							onClick={() => void undo(done, () => bar.current?.focus())}
						>
							<Undo2 aria-hidden className="size-4 rtl:-scale-x-100" /> {t("undo")}
						</Button>
					) : null}
					<Button
						variant="quiet"
						disabled={busy || offered.every(({ id }) => selected.has(id))}
						onClick={() => onSelect(new Set(offered.map(({ id }) => id)))}
					>
						{t("selectLoaded", { count: offered.length })}
					</Button>
					<Button variant="quiet" disabled={busy || count === 0} onClick={() => onSelect(new Set())}>
						{t("selectNone")}
					</Button>
					<ShareButton
						title={event.name}
						paths={[...selected].map((id) => photoPath(event.slug, id))}
						disabled={count === 0 || tooManyToShare}
					/>
					<TakeSelected {...{ event, selected }} disabled={busy} />
					{mayMove ? (
						<SectionMenu
							sections={event.sections}
							disabled={busy || count === 0 || tooManyToMove}
							onMove={(section) => void move([...selected], section, () => onSelect(new Set()))}
						/>
					) : null}
					<Button variant="quiet" size="icon" aria-label={t("endSelecting")} onClick={onClose}>
						<X aria-hidden className="size-5" />
					</Button>
				</div>
			</div>
		</section>
	);
}
