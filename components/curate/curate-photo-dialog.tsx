"use client";

import { ChevronLeft, ChevronRight, Trash2, X } from "lucide-react";
import { useEffect, useRef } from "react";
import { useTranslations } from "#translations";
import { useDirection } from "../language/use-direction";
import { useAlbumPhotoName } from "../language/use-photo-name";
import { Picture } from "../photo/picture";
import type { EventView, PhotoView } from "../trpc/types";
import { Button } from "../ui/button";
import { Dialog } from "../ui/dialog";
import { DecideButtons } from "./decide-buttons";
import { DoneNote } from "./done-note";
import { PhotoFacts } from "./photo-facts";
import type { Done, To } from "./use-decide";

interface CuratePhotoDialogProps {
	photo: PhotoView;
	event: Pick<EventView, "id" | "slug" | "timezone" | "sections" | "shareOriginals">;
	previous: string | null;
	next: string | null;
	busy: boolean;
	done: Done | null;
	error: unknown;
	onView: (photoId: string) => void;
	onDecide: (photo: PhotoView, to: To) => void;
	onUndo: () => void;
	onRemove: (photo: PhotoView) => void;
	onDismissed: (changed: PhotoView) => void;
	onClose: () => void;
}

/** One photo with its facts and its history beside it. */
export function CuratePhotoDialog({
	photo,
	event,
	previous,
	next,
	busy,
	done,
	error,
	onView,
	onDecide,
	onUndo,
	onRemove,
	onDismissed,
	onClose,
}: CuratePhotoDialogProps) {
	const t = useTranslations("curate");
	const title = useAlbumPhotoName()(photo);
	const isRtl = useDirection() === "rtl";
	const step = useRef((_: "before" | "after") => {});
	useEffect(() => {
		step.current = (to) => {
			const id = to === "before" ? previous : next;
			if (id) onView(id);
		};
	});
	useEffect(() => {
		const onKey = ({ key, target, altKey, ctrlKey, metaKey }: KeyboardEvent) => {
			if (altKey || ctrlKey || metaKey || (target instanceof HTMLElement && target.closest("input, select")))
				return;
			if (key === "ArrowLeft") step.current(isRtl ? "after" : "before");
			if (key === "ArrowRight") step.current(isRtl ? "before" : "after");
		};
		window.addEventListener("keydown", onKey);
		return () => window.removeEventListener("keydown", onKey);
	}, [isRtl]);
	return (
		<Dialog
			aria-labelledby="curated-title"
			onClose={onClose}
			className="m-auto h-dvh max-h-dvh w-full max-w-full bg-surface sm:h-[calc(100dvh-2rem)] sm:w-[min(72rem,calc(100vw-2rem))] sm:rounded-card"
		>
			<div className="flex h-full flex-col overflow-y-auto lg:grid lg:grid-cols-[minmax(0,1fr)_22rem] lg:overflow-hidden">
				<div className="grid shrink-0 place-items-center bg-darkroom max-lg:h-[45dvh] lg:h-full">
					<Picture
						key={photo.id}
						photo={photo}
						preview={null}
						sizes="(min-width: 64rem) 50rem, 100vw"
						loading="first"
						className="size-full max-h-full object-contain"
					/>
				</div>
				<div className="flex flex-col gap-4 p-4 lg:overflow-y-auto">
					<div className="flex flex-wrap items-start gap-x-2">
						<h2
							id="curated-title"
							className="min-w-0 flex-1 basis-40 text-lg font-semibold wrap-anywhere"
							dir="auto"
						>
							{title}
						</h2>
						<Button
							size="icon"
							variant="quiet"
							disabled={!previous}
							aria-label={t("previous")}
							onClick={() => previous && onView(previous)}
						>
							<ChevronLeft aria-hidden className="size-5 rtl:-scale-x-100" />
						</Button>
						<Button
							size="icon"
							variant="quiet"
							disabled={!next}
							aria-label={t("next")}
							onClick={() => next && onView(next)}
						>
							<ChevronRight aria-hidden className="size-5 rtl:-scale-x-100" />
						</Button>
						<Button size="icon" variant="quiet" aria-label={t("close")} onClick={onClose}>
							<X aria-hidden className="size-5" />
						</Button>
					</div>
					<DoneNote {...{ done, error, busy, onUndo }} />
					<div className="flex flex-wrap gap-2">
						<DecideButtons
							key={photo.id}
							may={{ show: photo.place !== "SHOWN", hide: photo.place !== "HIDDEN" }}
							sharesOriginals={event.shareOriginals}
							busy={busy}
							onDecide={(to) => onDecide(photo, to)}
						/>
						<Button variant="quietDanger" onClick={() => onRemove(photo)}>
							<Trash2 aria-hidden className="size-4" /> {t("remove")}
						</Button>
					</div>
					<PhotoFacts {...{ photo, event, onDismissed }} />
				</div>
			</div>
		</Dialog>
	);
}
