"use client";

import { useSuspenseQuery } from "@tanstack/react-query";
import { CheckCheck, Eye, EyeOff, SkipForward, Trash2 } from "lucide-react";
import { type KeyboardEvent, useEffect, useRef, useState } from "react";
import { useTranslations } from "#translations";
import { usePersonName } from "../language/use-person-name";
import { useAlbumPhotoName } from "../language/use-photo-name";
import { useRemovals } from "../removal/removals-provider";
import { useTRPC } from "../trpc/client";
import type { PhotoView } from "../trpc/types";
import { Button } from "../ui/button";
import { ButtonLink } from "../ui/button-link";
import { EmptyState } from "../ui/empty-state";
import { PageLink } from "../ui/page-link";
import { useHideQuestion } from "./decide-buttons";
import { DoneNote } from "./done-note";
import { PhotoFacts } from "./photo-facts";
import { QueuePhoto } from "./queue-photo";
import { type To, useDecide } from "./use-decide";
import { useQueue } from "./use-queue";

/** Every photo that waits for approval, newest first, to be decided one after the other with one thumb or with keys. */
export function QueuePage({ slug, start }: { slug: string; start: string }) {
	const api = useTRPC();
	const t = useTranslations("curate");
	const nameOf = usePersonName();
	const photoNameOf = useAlbumPhotoName();
	const { data: event } = useSuspenseQuery(api.events.bySlug.queryOptions({ slug }));
	const queue = useQueue({ event, start });
	const { current, rest, facets } = queue;
	const { busy, done, error, decide, decideAll, undo } = useDecide(queue.shown);
	const removals = useRemovals();
	const stage = useRef<HTMLElement>(null);
	/** What the last press did, for screen readers. */
	const [said, setSaid] = useState("");
	/** The photo that was decided last, which comes back when that is undone. */
	const last = useRef<string | null>(null);
	// The keys work while the focus is in here.
	useEffect(() => stage.current?.focus({ preventScroll: true }), []);

	async function act(photo: PhotoView, to: To) {
		queue.pass(photo.id);
		queue.hold(photo.id, true);
		stage.current?.focus({ preventScroll: true });
		const title = photoNameOf(photo);
		const worked = await decide([photo], to);
		queue.hold(photo.id, false);
		if (worked) last.current = photo.id;
		setSaid(worked ? t(to.place === "SHOWN" ? "saidShown" : "saidHidden", { title }) : "");
	}
	const question = useHideQuestion((to) => current && void act(current, to));
	const approve = () => current && !busy && void act(current, { place: "SHOWN" });
	const hide = () => current && !busy && question.ask();
	const leave = () => {
		if (!current) return;
		setSaid(t("saidLater", { title: photoNameOf(current) }));
		queue.leave(current.id);
	};
	const remove = () => {
		if (!current) return;
		setSaid(t("saidRemoved", { title: photoNameOf(current) }));
		queue.pass(current.id);
		removals.remove(current);
	};
	const takeBack = async () => {
		if (busy || !done || done.undone || !(await undo())) return;
		setSaid(t("saidUndone"));
		if (last.current) queue.goTo(last.current);
		stage.current?.focus({ preventScroll: true });
	};
	const keys: Readonly<Record<string, () => void>> = {
		a: approve,
		h: hide,
		n: leave,
		u: () => void takeBack(),
		delete: remove,
	};
	const onKeyDown = (press: KeyboardEvent) => {
		const isTyping = press.target instanceof HTMLElement && press.target.closest("input, select, dialog");
		const act = keys[press.key.toLowerCase()];
		if (!act || isTyping || press.altKey || press.ctrlKey || press.metaKey) return;
		press.preventDefault();
		act();
	};
	const all = facets && { seen: facets.seen, count: facets.counts.waiting };
	return (
		<section
			ref={stage}
			tabIndex={-1}
			aria-labelledby="queue-title"
			aria-description={t("keys")}
			onKeyDown={onKeyDown}
			className="flex flex-col gap-4 outline-none"
		>
			<div className="flex flex-wrap items-center gap-x-4 gap-y-2">
				<h2 id="queue-title" className="text-lg font-semibold tracking-tight">
					{t("queueTitle")}
				</h2>
				<p className="text-sm text-muted tabular-nums">{t("remaining", { count: current ? rest + 1 : 0 })}</p>
				<PageLink
					href={`/events/${slug}/gallery`}
					className="ms-auto flex min-h-11 items-center text-sm underline underline-offset-2"
				>
					{t("toGallery")}
				</PageLink>
			</div>
			<p role="status" className="sr-only" data-queue-said>
				<span>{said}</span>{" "}
				{current ? (
					<span key={current.id}>
						{t("now", { title: photoNameOf(current), name: nameOf(current.uploadedBy.name), count: rest })}
					</span>
				) : (
					<span>{t("end")}</span>
				)}
			</p>
			<DoneNote {...{ done, error, busy }} onUndo={() => void takeBack()} />
			{current ? (
				<div className="grid grid-cols-1 gap-4 lg:grid-cols-[minmax(0,1fr)_22rem]">
					<div className="flex min-w-0 flex-col gap-3">
						<QueuePhoto
							key={current.id}
							photo={current}
							onSwipe={(side) => (side === "right" ? approve() : hide())}
						/>
						<h3 className="font-semibold wrap-anywhere" dir="auto">
							{photoNameOf(current)}
						</h3>
						<div className="grid grid-cols-2 gap-2 sm:flex sm:flex-wrap">
							<Button variant="primary" size="large" busy={busy} aria-keyshortcuts="A" onClick={approve}>
								<Eye aria-hidden className="size-5" /> {t("approve")}
							</Button>
							<Button
								size="large"
								busy={busy || question.loading}
								aria-haspopup="dialog"
								aria-keyshortcuts="H"
								onClick={hide}
							>
								<EyeOff aria-hidden className="size-5" /> {t("hide")}
							</Button>
							<Button aria-keyshortcuts="N" onClick={leave}>
								<SkipForward aria-hidden className="size-4 rtl:-scale-x-100" /> {t("later")}
							</Button>
							<Button variant="quietDanger" aria-keyshortcuts="Delete" onClick={remove}>
								<Trash2 aria-hidden className="size-4" /> {t("remove")}
							</Button>
							{all && all.count > 1 ? (
								<Button
									variant="quiet"
									busy={busy}
									className="col-span-2"
									onClick={() => void decideAll({ except: [], seen: all.seen }, { place: "SHOWN" })}
								>
									<CheckCheck aria-hidden className="size-4" /> {t("approveAll", { count: all.count })}
								</Button>
							) : null}
						</div>
						<p className="text-caption text-muted pointer-coarse:hidden">{t("keys")}</p>
						<p className="hidden text-caption text-muted pointer-coarse:block">{t("swipes")}</p>
						{queue.following ? <Ahead photo={queue.following} /> : null}
					</div>
					<PhotoFacts photo={current} event={event} />
				</div>
			) : queue.query.isFetching ? null : (
				<EmptyState
					icon={<CheckCheck className="size-6" />}
					title={t("end")}
					action={
						queue.later > 0 ? (
							<Button onClick={queue.startAgain}>{t("again")}</Button>
						) : (
							<ButtonLink href={`/events/${slug}/gallery`}>{t("toGallery")}</ButtonLink>
						)
					}
				>
					{queue.later > 0 ? t("endLater", { count: queue.later }) : t("endText")}
				</EmptyState>
			)}
			{question.dialog}
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
