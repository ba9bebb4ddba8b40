"use client";

import { useQuery } from "@tanstack/react-query";
import clsx from "clsx";
import { Heart } from "lucide-react";
import type { ReactNode } from "react";
import { useTranslations } from "#translations";
import type { Album } from "../album/album";
import { usePersonName } from "../language/use-person-name";
import { useTRPC } from "../trpc/client";
import type { EventView } from "../trpc/types";
import { Button } from "../ui/button";
import { SectionFilter } from "./section-filter";

const control = "min-h-11 rounded-control text-sm font-medium";
const filter = "w-full truncate border border-line-strong/60 bg-surface px-3 hover:border-ink sm:w-40";

interface AlbumBarProps {
	event: Pick<EventView, "id" | "sections" | "photoCount">;
	album: Album;
	onChange: (album: Album) => void;
	/** What else the bar offers. */
	children?: ReactNode;
}

/** A phone shows the icon of a button alone, so that the first photo is on its screen. */
export const BarLabel = ({ children }: { children: ReactNode }) => (
	<span className="max-sm:sr-only">{children}</span>
);

/** Chooses the order, whose photos are shown, and of which section. */
export function AlbumBar({ event, album, onChange, children }: AlbumBarProps) {
	const api = useTRPC();
	const t = useTranslations("gallery");
	const nameOf = usePersonName();
	const people = useQuery(api.photos.uploaders.queryOptions({ eventId: event.id }, { staleTime: 60_000 }));
	return (
		<div className="flex w-full flex-wrap items-center gap-2 sm:w-auto">
			<fieldset className="flex max-w-full min-w-0 flex-wrap rounded-control bg-sunken">
				<legend className="sr-only">{t("order")}</legend>
				{(["newest", "taken", "best"] as const).map((order) => (
					<button
						key={order}
						type="button"
						aria-pressed={album.order === order}
						onClick={() => onChange({ ...album, order })}
						className={clsx(
							control,
							"px-3.5 transition-colors",
							"forced-pressed forced-colors:border",
							album.order === order
								? "bg-surface text-ink ring-1 ring-line-strong/60"
								: "text-muted hover:text-ink",
						)}
					>
						{t(order)}
					</button>
				))}
			</fieldset>
			<Button
				aria-pressed={album.favourites === true}
				variant={album.favourites ? "primary" : "secondary"}
				onClick={() => onChange({ ...album, favourites: album.favourites ? undefined : true })}
			>
				<Heart aria-hidden className="size-4" /> <BarLabel>{t("myFavourites")}</BarLabel>
			</Button>
			<label className="min-w-28 flex-1">
				<span className="sr-only">{t("photosBy")}</span>
				<select
					value={album.uploaderId ?? ""}
					onChange={(change) => onChange({ ...album, uploaderId: change.target.value || undefined })}
					className={clsx(control, filter)}
				>
					<option value="">{t("everybody")}</option>
					{people.data?.map(({ id, name }) => (
						<option key={id} value={id} dir="auto">
							{nameOf(name)}
						</option>
					))}
					{album.uploaderId && !people.data ? (
						<option value={album.uploaderId}>{t("onePerson")}</option>
					) : null}
				</select>
			</label>
			<SectionFilter {...{ event, album, onChange }} className={clsx(control, filter)} />
			{children}
		</div>
	);
}
