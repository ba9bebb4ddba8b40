"use client";

import { useSuspenseQuery } from "@tanstack/react-query";
import { ArrowLeft, CheckCheck } from "lucide-react";
import { useEffect, useRef } from "react";
import { useTranslations } from "#translations";
import { Failed } from "../event-settings/failed";
import { LoadMore } from "../gallery/load-more";
import { usePersonName } from "../language/use-person-name";
import { useAlbumPhotoName } from "../language/use-photo-name";
import { useTRPC } from "../trpc/client";
import type { PhotoView } from "../trpc/types";
import { Button } from "../ui/button";
import { ButtonLink } from "../ui/button-link";
import { EmptyState } from "../ui/empty-state";
import { PageLink } from "../ui/page-link";
import { Skeleton } from "../ui/skeleton";
import { PhotoFacts } from "./photo-facts";
import { QueueActions } from "./queue-actions";
import { QueuePhoto } from "./queue-photo";
import { useQueue } from "./use-queue";
import { useQueueActions } from "./use-queue-actions";

/** Every photo that waits for approval, newest first, to be decided one after the other with one thumb or with keys. */
export function QueuePage({ slug, start }: { slug: string; start: string }) {
	const api = useTRPC();
	const t = useTranslations("curate");
	const tGallery = useTranslations("gallery");
	const nameOf = usePersonName();
	const photoNameOf = useAlbumPhotoName();
	const { data: event } = useSuspenseQuery(api.events.bySlug.queryOptions({ slug }));
	const queue = useQueue({ event, start });
	const { current, rest, facets, later, isEnd } = queue;
	const { error: notLoaded, isFetching } = queue.query;
	const stage = useRef<HTMLElement>(null);
	// The keys work while the focus is in here.
	useEffect(() => stage.current?.focus({ preventScroll: true }), []);
	const does = useQueueActions(queue, () => stage.current?.focus({ preventScroll: true }));
	const isEmpty = current === null;
	// The control that had the focus goes with the last photo, and another one when photos are there again.
	useEffect(() => {
		if (document.activeElement === document.body) stage.current?.focus({ preventScroll: true });
	}, [isEmpty]);
	const waiting = facets?.counts.waiting ?? 0;
	return (
		<section
			ref={stage}
			tabIndex={-1}
			aria-labelledby="queue-title"
			aria-description={t("keys")}
			onKeyDown={does.onKeyDown}
			className="flex flex-col gap-3 outline-none"
		>
			<div className="flex items-center gap-x-3">
				<PageLink
					href={`/events/${slug}/gallery`}
					aria-label={t("toGallery")}
					className="-ms-2 grid size-11 shrink-0 place-items-center rounded-control text-muted hover:bg-sunken hover:text-ink"
				>
					<ArrowLeft aria-hidden className="size-5 rtl:-scale-x-100" />
				</PageLink>
				<div className="min-w-0 flex-1">
					<h1 id="queue-title" className="text-lg font-semibold tracking-tight">
						{t("queueTitle")}
					</h1>
					<p aria-hidden className="truncate text-sm text-muted tabular-nums">
						{does.said || (current || isEnd ? t("remaining", { count: current ? rest + 1 : 0 }) : null)}
					</p>
				</div>
				{waiting > 1 ? (
					<Button variant="quiet" busy={does.busy} onClick={does.showAll}>
						<CheckCheck aria-hidden className="size-4" /> {t("approveAll", { count: waiting })}
					</Button>
				) : null}
			</div>
			<p role="status" className="sr-only" data-queue-said>
				{/* Two elements, because a screen reader says what has changed. */}
				<span>{does.said}</span>{" "}
				{current ? (
					<span key={current.id}>
						{t("now", { title: photoNameOf(current), name: nameOf(current.uploadedBy.name), count: rest })}
					</span>
				) : isEnd ? (
					<span>{t("end")}</span>
				) : notLoaded ? (
					<span>{tGallery("notLoaded")}</span>
				) : null}
			</p>
			<Failed error={does.error} />
			{current ? (
				<div className="grid grid-cols-1 gap-x-6 gap-y-3 lg:grid-cols-[minmax(0,1fr)_22rem]">
					<div className="flex min-w-0 flex-col gap-2">
						<QueuePhoto
							key={current.id}
							photo={current}
							onSwipe={(side) => (side === "right" ? does.show() : does.hide())}
						/>
						<h2 className="truncate font-semibold" dir="auto">
							{photoNameOf(current)}
						</h2>
						<QueueActions
							asking={does.asking}
							canUndo={does.canUndo}
							onShow={does.show}
							onHide={does.hide}
							onLater={does.leave}
							onRemove={does.remove}
							onUndo={does.takeBack}
						/>
						<p className="text-caption text-muted pointer-coarse:hidden">{t("keys")}</p>
						<p className="hidden text-caption text-muted pointer-coarse:block">{t("swipes")}</p>
						{queue.following ? <Ahead photo={queue.following} /> : null}
					</div>
					<PhotoFacts photo={current} event={event} onDismissed={does.settled} />
				</div>
			) : isEnd ? (
				<EmptyState
					icon={<CheckCheck className="size-6" />}
					title={t("end")}
					action={
						<div className="flex flex-wrap justify-center gap-2">
							{later > 0 ? <Button onClick={queue.startAgain}>{t("again")}</Button> : null}
							{does.canUndo ? (
								<Button busy={does.busy} onClick={does.takeBack}>
									{t("undo")}
								</Button>
							) : null}
							<ButtonLink href={`/events/${slug}/gallery`}>{t("toGallery")}</ButtonLink>
						</div>
					}
				>
					{later > 0 ? t("endLater", { count: later }) : t("endText")}
				</EmptyState>
			) : notLoaded ? null : (
				<Skeleton className="h-[50dvh] rounded-photo lg:h-[56dvh]" />
			)}
			{notLoaded ? <LoadMore hasMore busy={isFetching} error={notLoaded} onMore={queue.retry} /> : null}
			{does.question}
		</section>
	);
}

/** Loads the next picture before it is needed. */
function Ahead({ photo }: { photo: PhotoView }) {
	return (
		<img
			src={photo.images.at(0)?.url}
			srcSet={photo.images.map(({ url, width }) => `${url} ${width}w`).join(", ")}
			sizes="(min-width: 64rem) 44rem, 100vw"
			alt=""
			aria-hidden
			className="hidden"
		/>
	);
}
