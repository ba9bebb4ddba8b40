"use client";

/**
 * The live wall of an event: a slideshow of the newest photos, for a projector that runs unattended. Problems are
 * reported at the edge; the show itself stops only when the person is no longer allowed to see the photos.
 */
import { useQuery } from "@tanstack/react-query";
import clsx from "clsx";
import type { ReactNode } from "react";
import { useTranslations } from "#translations";
import { mayKeepDoor } from "@/rules/roles";
import { usePrintSheet } from "../print/use-print-sheet";
import { useTRPC } from "../trpc/client";
import { isFinal } from "../trpc/query-client";
import type { EventView, LiveAnswer } from "../trpc/types";
import { QrCode } from "../ui/qr-code";
import { contentId } from "../ui/skip-link";
import { useRotatingCode } from "../venue/use-rotating-code";
import { useWakeLock } from "../waiting/use-wake-lock";
import { isOpen } from "./is-open";
import { LiveControls } from "./live-controls";
import { LivePoster } from "./live-poster";
import { LiveSign } from "./live-sign";
import { SlideView } from "./slide-view";
import { useFullscreen } from "./use-fullscreen";
import { useIdle } from "./use-idle";
import { useLiveKeys } from "./use-live-keys";
import { useLiveShow } from "./use-live-show";

interface LiveWallProps {
	event: EventView;
	first: LiveAnswer;
	/** Where the change feed goes on from. */
	start: string;
	/** QR code of the album's address, for an event without a code at the venue. */
	qr: ReactNode;
	/** The album's address as text, for people who cannot scan. */
	address: string;
}

/**
 * How often the wall asks whether photos can be added, while it is visible. What organizers change it learns by the feed, but a
 * projector is set up before uploads open, runs until they close, and nothing tells it that time has passed.
 */
const everyMs = 60_000;

export function LiveWall({ event: loaded, first, start, qr: albumQr, address }: LiveWallProps) {
	const api = useTRPC();
	const t = useTranslations("live");
	const { data: event } = useQuery(
		api.events.bySlug.queryOptions(
			{ slug: loaded.slug },
			{
				initialData: loaded,
				staleTime: everyMs,
				refetchInterval: ({ state: { error } }) => (isFinal(error) ? false : everyMs),
			},
		),
	);
	const { live, state } = useLiveShow(loaded, { first, start });
	const { show, status } = state;
	const { code, posterUrl } = useRotatingCode({ eventId: event.id, isKeeper: mayKeepDoor(event) });
	const qr = code ? (
		<div data-rotating-code>
			<QrCode text={code.url} label={t("venueCode")} />
		</div>
	) : (
		albumQr
	);
	const fullscreen = useFullscreen();
	const idle = useIdle();
	useWakeLock();
	useLiveKeys({ toggle: live.toggle, skip: live.skip, back: live.back, fullscreen: fullscreen?.toggle });

	const poster = usePrintSheet(true, () => (
		<LivePoster event={event} qr={albumQr} address={address} url={posterUrl} />
	));

	const albumPath = `/events/${event.slug}`;
	const empty = show.photos.length === 0;
	return (
		<main
			id={contentId}
			data-live-wall
			className={clsx(
				"fixed inset-0 overflow-hidden bg-darkroom text-on-darkroom select-none",
				"[--live-qr:clamp(5.5rem,20vmin,18rem)]",
				idle && "cursor-none",
			)}
		>
			{show.leaving ? (
				<SlideView key={show.leaving.key} slide={show.leaving} place="leaving" onOutcome={live.tell} />
			) : null}
			{show.current ? (
				<SlideView key={show.current.key} slide={show.current} place="current" onOutcome={live.tell} />
			) : null}
			{show.next ? (
				<SlideView key={show.next.key} slide={show.next} place="next" onOutcome={live.tell} />
			) : null}

			<header className="pointer-events-none absolute inset-x-0 top-0 flex flex-col items-start gap-[1.2vmin] bg-linear-to-b from-darkroom/75 to-transparent px-[4vmin] pt-[max(1rem,2.5vmin)] pb-[8vmin]">
				<h1 className="min-h-11 content-center max-sm:mt-14 sm:pe-72 text-[clamp(1.0625rem,2.6vmin,2.25rem)]/[1.2] font-semibold text-balance">
					<bdi>{event.name}</bdi>
				</h1>
				<LiveSign status={status} playing={show.playing} livePath={`${albumPath}/live`} />
			</header>

			{empty ? (
				<section className="absolute inset-0 flex flex-col items-center justify-center gap-[3.5vmin] px-6 text-center">
					<div className="w-[min(46vmin,26rem)] overflow-hidden rounded-card bg-white">{qr}</div>
					<h2 className="max-w-[24ch] text-[clamp(1.5rem,5vmin,4rem)]/[1.15] font-semibold tracking-tight text-balance">
						{t(status === "gone" ? "gone" : "empty")}
					</h2>
					{/* The album's address lets nobody in who is not on the roll, so it does not stand beside a code that does. */}
					{code ? null : (
						<p dir="ltr" className="text-[clamp(1rem,2.6vmin,2rem)] wrap-anywhere text-on-darkroom-muted">
							{address}
						</p>
					)}
				</section>
			) : (
				<aside className="absolute end-[4vmin] bottom-[4vmin] w-(--live-qr) overflow-hidden rounded-card bg-white text-[#17171a]">
					{qr}
					<p className="-mt-[0.6vmin] px-1 pb-[1.2vmin] text-center text-[clamp(0.6875rem,1.75vmin,1.5rem)]/[1.2] font-semibold wrap-anywhere">
						{t(code || isOpen(event) ? "addPhotos" : "seePhotos")}
					</p>
				</aside>
			)}

			<LiveControls
				away={idle}
				playing={show.playing}
				canGoBack={show.before.length > 0}
				onBack={live.back}
				onToggle={live.toggle}
				onSkip={live.skip}
				fullscreen={fullscreen}
				albumPath={albumPath}
			/>
			{poster.node}
		</main>
	);
}
