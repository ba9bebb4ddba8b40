"use client";

import { useQuery } from "@tanstack/react-query";
import clsx from "clsx";
import type { PhotoOrder } from "@/rules/album";
import type { Album } from "../album/album";
import { useTRPC } from "../trpc/client";

const orderNames: Record<PhotoOrder, string> = { newest: "Newest", taken: "As it happened" };
const control = "min-h-11 rounded-control text-sm font-medium";

interface AlbumBarProps {
	eventId: string;
	album: Album;
	onChange: (album: Album) => void;
}

/** Chooses the order, and whose photos are shown. */
export function AlbumBar({ eventId, album, onChange }: AlbumBarProps) {
	const api = useTRPC();
	const people = useQuery(api.photos.uploaders.queryOptions({ eventId }, { staleTime: 60_000 }));
	return (
		<div className="flex w-full items-center gap-2 sm:w-auto">
			<fieldset className="flex shrink-0 rounded-control bg-sunken">
				<legend className="sr-only">Order of the photos</legend>
				{(["newest", "taken"] as const).map((order) => (
					<button
						key={order}
						type="button"
						aria-pressed={album.order === order}
						onClick={() => onChange({ ...album, order })}
						className={clsx(
							control,
							"px-3.5 transition-colors",
							album.order === order
								? "bg-surface text-ink ring-1 ring-line-strong/60"
								: "text-muted hover:text-ink",
						)}
					>
						{orderNames[order]}
					</button>
				))}
			</fieldset>
			<label className="min-w-0 flex-1">
				<span className="sr-only">Photos by</span>
				<select
					value={album.uploaderId ?? ""}
					onChange={(change) =>
						onChange({ order: album.order, uploaderId: change.target.value || undefined })
					}
					className={clsx(
						control,
						"w-full truncate border border-line-strong/60 bg-surface px-3 hover:border-ink sm:w-40",
					)}
				>
					<option value="">Everybody</option>
					{people.data?.map(({ id, name }) => (
						<option key={id} value={id}>
							{name}
						</option>
					))}
					{album.uploaderId && !people.data ? <option value={album.uploaderId}>One person</option> : null}
				</select>
			</label>
		</div>
	);
}
