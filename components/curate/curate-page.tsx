"use client";

import { useSuspenseQuery } from "@tanstack/react-query";
import { Download, Images, ListChecks, SquareCheck } from "lucide-react";
import { lazy, Suspense, useCallback, useMemo, useRef, useState } from "react";
import { useTranslations } from "#translations";
import { neighboursOf } from "../album/neighbours";
import { useFormat } from "../format/use-format";
import { GallerySkeleton } from "../gallery/gallery-skeleton";
import { LoadMore } from "../gallery/load-more";
import { NewsButton } from "../gallery/news-button";
import { useRemovals } from "../removal/removals-provider";
import { useTRPC } from "../trpc/client";
import { Button } from "../ui/button";
import { ButtonLink } from "../ui/button-link";
import { EmptyState } from "../ui/empty-state";
import { importPatiently } from "../ui/import-patiently";
import { sectionsOf } from "../wall/sections";
import { Wall, type WallHandle } from "../wall/wall";
import { CurateFilters } from "./curate-filters";
import { CuratePhotoDialog } from "./curate-photo-dialog";
import { DoneNote } from "./done-note";
import { isInFilter } from "./filter";
import { PickedBar } from "./picked-bar";
import { takeHomePath } from "./take-home-path";
import { useCurated } from "./use-curated";
import { type To, useDecide } from "./use-decide";
import { useFilter } from "./use-filter";
import { usePicked } from "./use-picked";

/** Loaded when somebody selects photos. */
const TakeSelected = lazy(() =>
	importPatiently(async () => ({ default: (await import("../gallery/take-selected")).TakeSelected })),
);

/** Everything of an event, as its organizers see it: by place, person, section and day. `start` is where the feed goes on from. */
export function CuratePage({ slug, start }: { slug: string; start: string }) {
	const api = useTRPC();
	const t = useTranslations("curate");
	const tGallery = useTranslations("gallery");
	const tWall = useTranslations("wall");
	const format = useFormat();
	const { data: event } = useSuspenseQuery(api.events.bySlug.queryOptions({ slug }));
	const [filter, setFilter] = useFilter();
	const { shown, query, photos, facets, gone, news, again } = useCurated({ event, start, filter });
	const { busy, done, error, decide, decideAll, undo, forget, settled } = useDecide(shown);
	const removals = useRemovals();
	const { view } = filter;
	const countOfView = view === "all" ? "ready" : view;
	const picked = usePicked(photos, gone[countOfView]);
	const [openId, setOpenId] = useState<string | null>(null);
	const wall = useRef<WallHandle>(null);
	const selectButton = useRef<HTMLButtonElement>(null);
	const sections = useMemo(
		() => sectionsOf(photos, "newest", event.timezone, format),
		[photos, event.timezone, format],
	);

	const may = { show: view !== "failed", hide: view !== "hidden" && view !== "failed" };
	const all = facets && view !== "failed" ? { seen: facets.seen, count: facets.counts[countOfView] } : null;
	const takeHome = takeHomePath(slug, filter, { hidden: false });
	const takeAll = takeHomePath(slug, filter, { hidden: true });
	const { end } = picked;
	const endPicking = useCallback(() => {
		end();
		selectButton.current?.focus({ preventScroll: true });
	}, [end]);

	const decidePicked = async (to: To) => {
		const chosen = photos.filter(({ id }) => picked.selected?.has(id));
		if (picked.all ? await decideAll(picked.all, to) : await decide(chosen, to)) picked.start();
	};
	const open = photos.find(({ id }) => id === openId);
	const { previous, next } = neighboursOf(photos, openId);
	const close = (focused: string | null) => {
		setOpenId(null);
		if (focused) wall.current?.reveal(focused);
	};
	/** A photo that leaves the view gives its place to the next one. */
	const leave = () => {
		const to = next ?? previous;
		if (to) setOpenId(to);
		else close(null);
	};
	const change = (to: typeof filter) => {
		picked.end();
		forget();
		setFilter(to);
	};
	const isFiltered =
		filter.uploaderId !== undefined || filter.section !== undefined || filter.day !== undefined;
	return (
		<section aria-labelledby="curated" aria-description={photos.length > 0 ? tWall("keys") : undefined}>
			<h2 id="curated" className="sr-only">
				{t("views")}
			</h2>
			<div className="mb-4 flex flex-col gap-3">
				<CurateFilters {...{ event, filter, facets }} onChange={change} />
				<div className="flex flex-wrap items-center gap-2">
					{(facets?.counts.waiting ?? event.waiting ?? 0) > 0 ? (
						<ButtonLink variant="primary" href={`/events/${slug}/gallery/queue`}>
							<ListChecks aria-hidden className="size-4" /> {t("queue")}
						</ButtonLink>
					) : null}
					{(photos.length > 0 && view !== "failed") || picked.selected ? (
						<Button
							ref={selectButton}
							aria-pressed={picked.selected !== null}
							onClick={picked.selected ? picked.end : picked.start}
						>
							<SquareCheck aria-hidden className="size-4" /> {tGallery("select")}
						</Button>
					) : null}
					{takeHome && !picked.selected && photos.length > 0 ? (
						<ButtonLink href={takeHome}>
							<Download aria-hidden className="size-4" /> {tGallery("takeHome")}
						</ButtonLink>
					) : null}
					{picked.selected ? null : <DoneNote {...{ done, error, busy }} onUndo={() => void undo()} />}
				</div>
			</div>
			<NewsButton
				count={news}
				busy={query.isFetching}
				onShow={() => {
					picked.end();
					void again().catch(() => {});
				}}
			/>
			{query.data === undefined && !query.isError ? <GallerySkeleton /> : null}
			{query.data && photos.length === 0 ? (
				<EmptyState
					icon={<Images className="size-6" />}
					title={isFiltered ? t("nothingInFilter") : t(`empty_${view}`)}
					action={isFiltered ? <Button onClick={() => change({ view })}>{t("noFilter")}</Button> : undefined}
				>
					{isFiltered ? null : t(`empty_${view}Text`)}
				</EmptyState>
			) : null}
			{photos.length > 0 ? (
				<Wall
					ref={wall}
					sections={sections}
					event={event}
					open={query.hasNextPage}
					onOpen={picked.selected ? picked.toggle : setOpenId}
					selected={picked.selected}
				/>
			) : null}
			<LoadMore
				key={query.data?.pages.length}
				hasMore={query.hasNextPage || (query.isError && query.data === undefined)}
				busy={query.isFetching}
				error={query.error}
				onMore={query.data ? query.fetchNextPage : query.refetch}
			/>
			{picked.selected ? (
				<PickedBar
					{...{ picked, all, may, busy, done, error }}
					sharesOriginals={event.shareOriginals}
					onDecide={(to) => void decidePicked(to)}
					onUndo={() => void undo()}
					onClose={endPicking}
				>
					{picked.selected.size === picked.count ? (
						<Suspense>
							<TakeSelected {...{ event }} selected={picked.selected} disabled={busy} hidden />
						</Suspense>
					) : takeAll && !picked.all?.except.length ? (
						<ButtonLink variant="quiet" href={takeAll}>
							<Download aria-hidden className="size-4" /> {tGallery("takeSome", { count: picked.count })}
						</ButtonLink>
					) : (
						<p className="basis-full text-sm text-muted">{t("takeLoaded")}</p>
					)}
				</PickedBar>
			) : null}
			{open ? (
				<CuratePhotoDialog
					{...{ event, previous, next, busy, done, error }}
					photo={open}
					onView={setOpenId}
					onDecide={async (photo, to) => {
						if ((await decide([photo], to)) && view !== "all") leave();
					}}
					onUndo={() => void undo()}
					onRemove={(photo) => {
						removals.remove(photo);
						leave();
					}}
					onDismissed={(changed) => {
						settled(changed);
						if (!isInFilter(filter, { ...changed, uploaderId: changed.uploadedBy.id })) leave();
					}}
					onClose={() => close(openId)}
				/>
			) : null}
		</section>
	);
}
