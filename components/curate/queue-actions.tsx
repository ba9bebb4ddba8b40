"use client";

import clsx from "clsx";
import { Eye, EyeOff, SkipForward, Trash2, Undo2 } from "lucide-react";
import { useTranslations } from "#translations";
import { Button } from "../ui/button";
import { useEdgeBar } from "../ui/use-edge-bar";

interface QueueActionsProps {
	/** The question for the reason is loading. */
	asking: boolean;
	canUndo: boolean;
	onShow: () => void;
	onHide: () => void;
	onLater: () => void;
	onRemove: () => void;
	onUndo: () => void;
}

/** For assistive technology (./use-queue-actions.tsx). */
const shortcuts = {
	...{ show: "A", hide: "H", later: "N", undo: "U" },
	remove: ["Delete", "Backspace"].join(" "),
} as const;

/** What can be done with the photo, in reach of a thumb. Nothing here moves from photo to photo. */
export function QueueActions({
	asking,
	canUndo,
	onShow,
	onHide,
	onLater,
	onRemove,
	onUndo,
}: QueueActionsProps) {
	const t = useTranslations("curate");
	const { ref, fits } = useEdgeBar<HTMLDivElement>({ edge: "bottom" });
	return (
		<div
			ref={ref}
			className={clsx("flex flex-col gap-2 bg-paper py-2 sm:max-w-xl", fits && "sticky bottom-0 z-10")}
		>
			<div className="grid grid-cols-[repeat(auto-fit,minmax(min(7rem,100%),1fr))] gap-2">
				<Button variant="primary" size="large" aria-keyshortcuts={shortcuts.show} onClick={onShow}>
					<Eye aria-hidden className="size-5" /> {t("approve")}
				</Button>
				<Button
					size="large"
					busy={asking}
					aria-haspopup="dialog"
					aria-keyshortcuts={shortcuts.hide}
					onClick={onHide}
				>
					<EyeOff aria-hidden className="size-5" /> {t("hide")}
				</Button>
			</div>
			<div className="grid grid-cols-[repeat(auto-fit,minmax(min(5.5rem,100%),1fr))] gap-2">
				<Button
					variant="quiet"
					className="gap-1.5 px-1"
					aria-keyshortcuts={shortcuts.later}
					onClick={onLater}
				>
					<SkipForward aria-hidden className="size-4 rtl:-scale-x-100" /> {t("later")}
				</Button>
				<Button
					variant="quietDanger"
					className="gap-1.5 px-1"
					aria-keyshortcuts={shortcuts.remove}
					onClick={onRemove}
				>
					<Trash2 aria-hidden className="size-4" /> {t("remove")}
				</Button>
				<Button
					variant="quiet"
					className="gap-1.5 px-1"
					disabled={!canUndo}
					aria-keyshortcuts={shortcuts.undo}
					onClick={onUndo}
				>
					<Undo2 aria-hidden className="size-4 rtl:-scale-x-100" /> {t("undo")}
				</Button>
			</div>
		</div>
	);
}
