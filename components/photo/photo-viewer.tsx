"use client";

import clsx from "clsx";
import dynamic from "next/dynamic";
import { useCallback, useEffect, useRef, useState } from "react";
import type { ControllerRef } from "yet-another-react-lightbox";
import { titleOf } from "../format/title";
import { useDirection } from "../language/use-direction";
import { useAlbumPhotoName } from "../language/use-photo-name";
import { PhotoSheet } from "../print/photo-sheet";
import { usePrintSheet } from "../print/use-print-sheet";
import type { EventView, PhotoView } from "../trpc/types";
import { Announcer, useAnnounce } from "../ui/announcer";
import { importPatiently } from "../ui/import-patiently";
import { useLastingFocus } from "../ui/use-lasting-focus";
import { usePreview } from "../upload/use-preview";
import type { LightboxProps } from "./lightbox";
import { PhotoDetails } from "./photo-details";
import { Picture } from "./picture";

/** Sixteen kilobytes of script that the wall does not need. Until it is there, the photo is shown without gestures. */
const Lightbox = dynamic<LightboxProps>(
	() => importPatiently(async () => (await import("./lightbox")).Lightbox),
	{ ssr: false },
);

interface PhotoViewerProps {
	photo: PhotoView;
	/** The loaded photos, in the album's order. */
	photos: readonly PhotoView[];
	event: EventView;
	onView: (photoId: string) => void;
	onRemoved: () => void;
	/** The wall is behind the viewer, as it is under the dialog. */
	onWall?: boolean;
	/** Must set `--below`: the height left for the details below the photo, on a phone. */
	className: string;
}

/** The large photo and its details, both in the dialog and on the photo's own page. */
export function PhotoViewer({
	photo,
	photos,
	event,
	onView,
	onRemoved,
	onWall = false,
	className,
}: PhotoViewerProps) {
	const nameOf = useAlbumPhotoName();
	const name = nameOf(photo);
	const at = photos.findIndex(({ id }) => id === photo.id);
	const lightbox = useRef<ControllerRef>(null);
	const [ready, setReady] = useState(false);
	const onReady = useCallback(() => setReady(true), []);
	const sheet = usePrintSheet(photo.images.length > 0, () => <PhotoSheet event={event} photo={photo} />);
	useKeys((step) => {
		if (lightbox.current && step === "previous") return lightbox.current.prev();
		if (lightbox.current && step === "next") return lightbox.current.next();
		const to = photos[{ previous: at - 1, next: at + 1, first: 0, last: photos.length - 1 }[step]];
		if (to) onView(to.id);
	});

	const area = useRef<HTMLDivElement>(null);
	useLastingFocus(area);

	return (
		<div
			ref={area}
			className={clsx(
				"flex flex-col overflow-y-auto bg-surface lg:grid lg:grid-cols-[minmax(0,1fr)_23rem] lg:overflow-hidden",
				className,
			)}
		>
			{/* The browser uses the title that was mounted last, so each photo needs its own element. */}
			<title key={name}>{titleOf(name)}</title>
			{/* On a phone the photo's title shows below, as a hint that there is more to scroll to. */}
			<div className="relative h-[calc(100dvh-var(--below))] shrink-0 overflow-hidden bg-darkroom text-on-darkroom-muted lg:h-auto lg:min-h-[70dvh]">
				{ready ? null : <FirstSight key={photo.id} photo={photo} />}
				<div className="absolute inset-0">
					<Lightbox
						photos={at < 0 ? [photo] : photos}
						index={Math.max(at, 0)}
						onView={onView}
						onReady={onReady}
						controller={lightbox}
						onWall={onWall}
					/>
				</div>
			</div>
			{sheet.node}
			<div className="px-4 pt-3 pb-10 sm:px-5 lg:overflow-y-auto lg:p-6">
				<Announcer>
					<PhotoDetails key={photo.id} photo={photo} event={event} onRemoved={onRemoved} />
					<SayTitle photo={photo} />
				</Announcer>
			</div>
		</div>
	);
}

/** Says which photo is there after a step, because the focus stays on the button or wherever it was. */
function SayTitle({ photo }: { photo: PhotoView }) {
	const announce = useAnnounce();
	const name = useAlbumPhotoName()(photo);
	const said = useRef(photo.id);
	useEffect(() => {
		if (said.current === photo.id) return;
		said.current = photo.id;
		announce(name);
	}, [photo.id, name, announce]);
	return null;
}

/** The photo without a lightbox, in the server's markup and while the lightbox's script loads. */
function FirstSight({ photo }: { photo: PhotoView }) {
	const preview = usePreview(photo.eventId, photo.state === "READY" ? null : photo.id);
	return (
		<div className="absolute inset-0">
			<Picture
				photo={photo}
				preview={preview?.url ?? null}
				sizes="(min-width: 1024px) calc(100vw - 23rem), 100vw"
				className="size-full object-contain"
				loading="first"
			/>
		</div>
	);
}

type Step = "previous" | "next" | "first" | "last";

const edges = { Home: "first", End: "last" } as const;
/** An arrow points to the photo on its side of the screen. */
const steps: Record<ReturnType<typeof useDirection>, ReadonlyMap<string, Step>> = {
	ltr: new Map(Object.entries({ ...edges, ArrowLeft: "previous", ArrowRight: "next" })),
	rtl: new Map(Object.entries({ ...edges, ArrowLeft: "next", ArrowRight: "previous" })),
};

/** The keys work wherever the focus is. In a zoomed photo the lightbox uses the arrows to pan. */
function useKeys(onStep: (step: Step) => void) {
	const direction = useDirection();
	const act = useRef(onStep);
	useEffect(() => {
		act.current = onStep;
	});
	useEffect(() => {
		const listen = (press: KeyboardEvent) => {
			const typing = press.target instanceof HTMLElement && press.target.closest("form, input, textarea");
			const step = steps[direction].get(press.key);
			if (typing || !step || press.altKey || press.ctrlKey || press.metaKey) return;
			// Home and End would scroll as well.
			press.preventDefault();
			act.current(step);
		};
		window.addEventListener("keydown", listen);
		return () => window.removeEventListener("keydown", listen);
	}, [direction]);
}
