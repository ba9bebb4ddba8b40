"use client";

import clsx from "clsx";
import { Printer, SquareCheck } from "lucide-react";
import { lazy, Suspense, useCallback, useEffect, useMemo, useRef } from "react";
import { useTranslations } from "#translations";
import { albumQuery } from "../album/album";
import { photosOf } from "../album/event-photos";
import { neighboursOf } from "../album/neighbours";
import { useAlbum } from "../album/use-album";
import { useNews } from "../album/use-news";
import { useFormat } from "../format/use-format";
import { PhotoDialog } from "../photo/photo-dialog";
import { useOpenPhoto } from "../photo/use-open-photo";
import { ContactSheet } from "../print/contact-sheet";
import { usePrintSheet } from "../print/use-print-sheet";
import { useRemoved } from "../removal/removals-provider";
import { isFinal } from "../trpc/query-client";
import type { EventView } from "../trpc/types";
import { Button } from "../ui/button";
import { importPatiently } from "../ui/import-patiently";
import { sectionsOf } from "../wall/sections";
import { Wall, type WallHandle } from "../wall/wall";
import { AlbumBar, BarLabel } from "./album-bar";
import { AlbumFailed } from "./album-failed";
import { EmptyAlbum } from "./empty-album";
import { GallerySkeleton } from "./gallery-skeleton";
import { LoadMore } from "./load-more";
import { NewsButton } from "./news-button";
import { ShownNote } from "./shown-note";
import { TakeHomeLink } from "./take-home-link";
import { useSelection } from "./use-selection";
import { useShownAlbum } from "./use-shown-album";
import { useShownCount } from "./use-shown-count";

/** Loaded when somebody selects photos. */
const SelectionBar = lazy(() =>
	importPatiently(async () => ({ default: (await import("./selection-bar")).SelectionBar })),
);

export function Gallery({ event }: { event: EventView }) {
	const t = useTranslations("gallery");
	const tShare = useTranslations("share");
	const tWall = useTranslations("wall");
	const [album, setAlbum] = useAlbum();
	const { query, shown, pages, isOther } = useShownAlbum(event.id, album);
	const loaded = useMemo(() => photosOf(pages ?? []), [pages]);
	const removed = useRemoved();
	const photos = useMemo(() => loaded.filter(({ id }) => !removed.has(id)), [loaded, removed]);
	const settled = query.data !== undefined;
	const count = useShownCount(event, {
		...{ album, loaded: photos.length, removed: loaded.length - photos.length },
		...{ whole: !query.hasNextPage, settled },
	});
	// While another album loads, the one before stays on the screen in its own order.
	const { order } = shown;
	const filtered = album.uploaderId !== undefined || album.section !== undefined || album.favourites === true;
	const format = useFormat();
	const sections = useMemo(
		() => sectionsOf(photos, order, event.timezone, format),
		[photos, order, event.timezone, format],
	);
	const open = useOpenPhoto(event.slug);
	const wall = useRef<WallHandle>(null);
	const news = useNews({
		// Includes photos whose removal can be undone, because those must not count as new.
		...{ eventId: event.id, album, photos: loaded },
		whole: !query.hasNextPage,
		settled,
	});

	const heading = useRef<HTMLDivElement>(null);
	/** The photo that gets the focus when the dialog is closed. */
	const lastOpen = useRef<string | null>(null);
	useEffect(() => {
		if (!open.photoId && lastOpen.current) wall.current?.reveal(lastOpen.current);
		lastOpen.current = open.photoId;
	}, [open.photoId]);
	const onRemoved = () => {
		const { previous, next } = neighboursOf(photos, open.photoId);
		lastOpen.current = next ?? previous;
		open.close();
	};

	const selection = useSelection(photos);
	const { select } = selection;
	const sheet = usePrintSheet(photos.length > 0 && open.photoId === null, () => {
		const { selected } = selection;
		const isSelection = selected !== null && selected.size > 0;
		return (
			<ContactSheet
				event={event}
				photos={isSelection ? photos.filter(({ id }) => selected.has(id)) : photos}
				total={isSelection ? selected.size : count && Math.max(count, photos.length)}
			/>
		);
	});
	const selectButton = useRef<HTMLButtonElement>(null);
	const endSelecting = useCallback(() => {
		select(null);
		selectButton.current?.focus({ preventScroll: true });
	}, [select]);

	const showNews = async () => {
		await news.show();
		setAlbum({ ...album, order: "newest" });
		heading.current?.scrollIntoView();
	};

	return (
		<section aria-labelledby="album" aria-description={photos.length > 0 ? tWall("keys") : undefined}>
			<div
				ref={heading}
				className="mb-3 flex scroll-mt-4 flex-wrap items-center justify-between gap-x-4 gap-y-2"
			>
				<div className="flex flex-wrap items-baseline gap-x-3 max-sm:w-full">
					<h2 id="album" className="text-lg font-semibold tracking-tight">
						{t("album")}
					</h2>
					<p className="text-sm text-muted">{count ? t("photos", { count }) : null}</p>
					{photos.length > 0 ? <TakeHomeLink slug={event.slug} album={album} /> : null}
				</div>
				{event.photoCount > 0 || filtered ? (
					<AlbumBar event={event} album={album} onChange={setAlbum}>
						{photos.length > 0 || selection.selected ? (
							<Button
								ref={selectButton}
								variant={selection.selected ? "primary" : "secondary"}
								aria-pressed={selection.selected !== null}
								onClick={() => selection.select(selection.selected ? null : new Set())}
							>
								<SquareCheck aria-hidden className="size-4" /> <BarLabel>{t("select")}</BarLabel>
							</Button>
						) : null}
						{photos.length > 0 ? (
							<Button busy={sheet.isPreparing} onClick={() => void sheet.print()}>
								<Printer aria-hidden className="size-4" /> <BarLabel>{tShare("print")}</BarLabel>
							</Button>
						) : null}
					</AlbumBar>
				) : null}
			</div>
			<ShownNote
				chosen={albumQuery(album)}
				settled={settled}
				count={photos.length}
				hasMore={query.hasNextPage}
			/>
			<NewsButton count={news.count} busy={news.fetching} onShow={showNews} />
			{isOther && query.isError ? (
				<AlbumFailed
					error={query.error}
					busy={query.isFetching}
					onRetry={() => void query.refetch()}
					onBack={() => setAlbum(shown)}
				/>
			) : null}
			<div className={clsx("transition-opacity", isOther && !query.isError && "opacity-50")}>
				{pages === undefined && !query.isError ? <GallerySkeleton /> : null}
				{pages && photos.length === 0 ? (
					<EmptyAlbum
						event={event}
						filter={
							shown.favourites ? "favourites" : shown.uploaderId ? "person" : shown.section ? "section" : null
						}
						onEverybody={() => setAlbum({ order: album.order })}
					/>
				) : null}
				{photos.length > 0 ? (
					<Wall
						key={order}
						ref={wall}
						sections={sections}
						event={event}
						open={query.hasNextPage || isOther}
						onOpen={selection.selected ? selection.toggle : open.show}
						selected={selection.selected}
					/>
				) : null}
			</div>
			<LoadMore
				// A new element for each page, because a button pushed down by a new page would count as a layout shift.
				key={pages?.length}
				hasMore={query.hasNextPage || (query.isError && pages === undefined)}
				busy={query.isFetching}
				error={query.error}
				onMore={query.data ? query.fetchNextPage : query.refetch}
			/>
			{selection.selected ? (
				<Suspense>
					<SelectionBar
						{...{ event, photos }}
						selected={selection.selected}
						onSelect={selection.select}
						onClose={endSelecting}
					/>
				</Suspense>
			) : null}
			{sheet.node}
			{open.photoId ? (
				<PhotoDialog
					photoId={open.photoId}
					photos={photos}
					event={event}
					onView={open.step}
					onClose={open.close}
					onRemoved={onRemoved}
					onNearEnd={() => {
						if (query.hasNextPage && !query.isFetching && !isFinal(query.error)) query.fetchNextPage();
					}}
					moreFailed={query.isFetchNextPageError}
				/>
			) : null}
		</section>
	);
}
