"use client";

import { X } from "lucide-react";
import { type ReactNode, useEffect } from "react";
import { useTranslations } from "#translations";
import { decideMax } from "@/rules/curate";
import { Button } from "../ui/button";
import { useEdgeBar } from "../ui/use-edge-bar";
import { DecideButtons } from "./decide-buttons";
import { DoneNote } from "./done-note";
import type { Done, To } from "./use-decide";
import type { usePicked } from "./use-picked";

interface PickedBarProps {
	picked: ReturnType<typeof usePicked>;
	/** The photos of the view that can be decided, and the moment in which there were so many. Null while it is not known. */
	all: { seen: string; count: number } | null;
	may: { show: boolean; hide: boolean };
	sharesOriginals: boolean;
	busy: boolean;
	done: Done | null;
	error: unknown;
	onDecide: (to: To) => void;
	onUndo: () => void;
	onClose: () => void;
	/** What else can be done with them. */
	children?: ReactNode;
}

/** What can be done with the chosen photos. It stays at the lower edge of the screen. */
export function PickedBar({
	picked,
	all,
	may,
	sharesOriginals,
	busy,
	done,
	error,
	onDecide,
	onUndo,
	onClose,
	children,
}: PickedBarProps) {
	const t = useTranslations("curate");
	const tGallery = useTranslations("gallery");
	const { ref: room } = useEdgeBar<HTMLDivElement>({ edge: "bottom" });
	const { count, ranging } = picked;
	const tooMany = !picked.all && count > decideMax;
	const { selectAll } = picked;
	useEffect(() => {
		const onKey = (press: KeyboardEvent) => {
			const isElsewhere =
				press.target instanceof HTMLElement && press.target.closest("select, input, dialog");
			if (isElsewhere) return;
			if (press.key === "Escape") onClose();
			if (press.key.toLowerCase() === "a" && (press.ctrlKey || press.metaKey) && all) {
				press.preventDefault();
				selectAll(all);
			}
		};
		window.addEventListener("keydown", onKey);
		return () => window.removeEventListener("keydown", onKey);
	}, [onClose, all, selectAll]);
	return (
		<section
			aria-label={tGallery("selectPhotos")}
			className="sticky bottom-3 z-20 mt-4 rounded-card border border-line bg-surface shadow-lg shadow-darkroom/10"
		>
			{/* As high as ../gallery/selection-bar.tsx, and for the same reason. */}
			<div
				ref={room}
				className="flex max-h-[calc(100dvh/6-2px)] flex-col gap-2 overflow-y-auto p-3 max-sm:p-2"
			>
				{count === 0 || error ? <DoneNote {...{ done, error, busy, onUndo }} /> : null}
				<div className="flex flex-wrap items-center gap-2">
					<p role="status" className="min-w-0 flex-1 basis-40 ps-1 text-sm font-medium tabular-nums">
						{tooMany
							? t("tooMany", { limit: decideMax })
							: ranging
								? t("rangeHint")
								: picked.all
									? t("selectedAll", { count })
									: tGallery("selected", { count })}
					</p>
					<DecideButtons {...{ may, sharesOriginals, busy, onDecide }} disabled={count === 0 || tooMany} />
					{children}
					{all ? (
						<Button
							variant="quiet"
							disabled={busy || all.count === 0}
							aria-keyshortcuts="Control+A Meta+A"
							onClick={() => selectAll(all)}
						>
							{t("selectAllOf", { count: all.count })}
						</Button>
					) : null}
					{picked.all ? null : (
						<Button
							variant="quiet"
							disabled={busy || count === 0}
							aria-pressed={ranging}
							onClick={() => picked.setRanging(!ranging)}
						>
							{t("range")}
						</Button>
					)}
					<Button variant="quiet" disabled={busy || count === 0} onClick={picked.start}>
						{tGallery("selectNone")}
					</Button>
					<Button variant="quiet" size="icon" aria-label={tGallery("endSelecting")} onClick={onClose}>
						<X aria-hidden className="size-5" />
					</Button>
				</div>
			</div>
		</section>
	);
}
