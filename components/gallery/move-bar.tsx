"use client";

import { useQueryClient } from "@tanstack/react-query";
import { Undo2, X } from "lucide-react";
import { useEffect, useRef, useState } from "react";
import { useTranslations } from "#translations";
import { noSection, sectionBulkMax, sectionByTime } from "@/rules/sections";
import { loadAgain } from "../album/take-changes";
import { useFailureText } from "../language/use-failure-text";
import { useTRPC, useTRPCClient } from "../trpc/client";
import { failureOf } from "../trpc/failure-of";
import type { EventView, PhotoView, SectionsBefore } from "../trpc/types";
import { Banner } from "../ui/banner";
import { Button } from "../ui/button";

interface MoveBarProps {
	event: EventView;
	/** The loaded photos of the album, in its order. */
	photos: readonly Pick<PhotoView, "id">[];
	selected: ReadonlySet<string>;
	onSelect: (ids: ReadonlySet<string>) => void;
	onClose: () => void;
}

/** What was done last, and how to take it back. */
interface Done {
	count: number;
	section: string;
	groups: SectionsBefore;
}

/** Puts the selected photos into a section, and back. It stays at the lower edge of the screen. */
export function MoveBar({ event, photos, selected, onSelect, onClose }: MoveBarProps) {
	const api = useTRPC();
	const client = useTRPCClient();
	const queryClient = useQueryClient();
	const t = useTranslations("gallery");
	const failureText = useFailureText();
	const [busy, setBusy] = useState(false);
	const [done, setDone] = useState<Done | null>(null);
	const [restored, setRestored] = useState<number | null>(null);
	const [error, setError] = useState<unknown>(null);
	const bar = useRef<HTMLElement>(null);
	const { id: eventId } = event;
	const offered = photos.slice(0, sectionBulkMax);
	useEffect(() => {
		const onKey = (press: KeyboardEvent) => {
			// A select closes its list with the same key.
			const isInSelect = press.target instanceof HTMLElement && press.target.matches("select");
			if (press.key === "Escape" && !isInSelect) onClose();
		};
		window.addEventListener("keydown", onKey);
		return () => window.removeEventListener("keydown", onKey);
	}, [onClose]);

	async function act(work: () => Promise<void>) {
		setBusy(true);
		setError(null);
		try {
			await work();
			// If this fails, the change feed brings the page up to date.
			await loadAgain({ client, api, queryClient }, event).catch(() => {});
		} catch (failed) {
			setError(failed);
		} finally {
			setBusy(false);
		}
	}

	const move = (section: string) =>
		act(async () => {
			const photoIds = [...selected];
			const { count, before } = await client.photos.setSection.mutate({ eventId, photoIds, section });
			setDone({ count, section, groups: before });
			setRestored(null);
			onSelect(new Set());
		});
	const undo = ({ section, groups }: Done) =>
		act(async () => {
			const { count } = await client.photos.restoreSections.mutate({ eventId, section, groups });
			setDone(null);
			setRestored(count);
			// The button that had the focus goes.
			bar.current?.focus();
		});

	const count = selected.size;
	const tooMany = count > sectionBulkMax;
	return (
		<section
			ref={bar}
			tabIndex={-1}
			aria-label={t("selectPhotos")}
			className="sticky bottom-3 z-20 mt-4 flex flex-col gap-3 rounded-card border border-line bg-surface p-3 shadow-lg shadow-darkroom/10"
		>
			{error ? <Banner tone="bad">{failureText(failureOf(error))}</Banner> : null}
			<div className="flex flex-wrap items-center gap-2">
				<p role="status" className="min-w-0 flex-1 basis-40 ps-1 text-sm font-medium tabular-nums">
					{restored !== null && count === 0
						? t("movedBack", { count: restored })
						: done && count === 0
							? t("moved", { count: done.count })
							: tooMany
								? t("tooManySelected", { count, limit: sectionBulkMax })
								: t("selected", { count })}
				</p>
				{done && count === 0 ? (
					// It takes the focus from the list, which is disabled until photos are selected again.
					<Button autoFocus busy={busy} onClick={() => undo(done)}>
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
				<label className="max-w-full min-w-40 flex-1 sm:flex-none">
					<span className="sr-only">{t("moveTo")}</span>
					<select
						value=""
						disabled={busy || count === 0 || tooMany}
						onChange={(change) => void move(change.target.value)}
						className="min-h-11 w-full truncate rounded-control border border-line-strong/60 bg-surface px-3 text-sm font-medium hover:border-ink disabled:opacity-55 sm:w-52"
					>
						<option value="" disabled>
							{t("moveTo")}
						</option>
						{event.sections.map(({ id, name }) => (
							<option key={id} value={id} dir="auto">
								{name}
							</option>
						))}
						<option value={noSection}>{t("moveToNone")}</option>
						<option value={sectionByTime}>{t("moveByTime")}</option>
					</select>
				</label>
				<Button variant="quiet" size="icon" aria-label={t("endSelecting")} onClick={onClose}>
					<X aria-hidden className="size-5" />
				</Button>
			</div>
		</section>
	);
}
