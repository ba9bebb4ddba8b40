import { useTranslations } from "#translations";
import { useFormat } from "../format/use-format";
import { useUploaderName } from "../language/use-person-name";
import { useAlbumPhotoName } from "../language/use-photo-name";
import type { EventView, PhotoView } from "../trpc/types";

/** So many photos fill forty sheets of paper, and a browser can still lay them out. */
const printedMost = 500;

interface ContactSheetProps {
	event: Pick<EventView, "name" | "timezone" | "startsAt" | "endsAt">;
	/** Those that are loaded, or selected. */
	photos: readonly PhotoView[];
	/** How many photos the album has; null while that is not known. */
	total: number | null;
}

/** The photos of an album in rows, each with its title, who added it and when it was taken. What others may not see is left out. */
export function ContactSheet({ event, photos, total }: ContactSheetProps) {
	const t = useTranslations("share");
	const format = useFormat();
	const nameOf = useUploaderName();
	const photoNameOf = useAlbumPhotoName();
	const printed = photos
		.filter(({ state, place, images }) => state === "READY" && place === "SHOWN" && images.length > 0)
		.slice(0, printedMost);
	const count = printed.length;
	return (
		<>
			<h1 className="text-2xl font-semibold wrap-anywhere">
				<bdi>{event.name}</bdi>
			</h1>
			<p className="mt-1 mb-5 text-sm">
				{format.when(event.startsAt, event.endsAt, event.timezone)} ·{" "}
				{total !== null && count < total
					? t("photosPrintedOf", { count, total })
					: t("photosPrinted", { count })}
			</p>
			<ul className="grid grid-cols-4 gap-x-3 gap-y-4">
				{printed.map((photo) => (
					<li key={photo.id} className="break-inside-avoid text-[0.6875rem]/[1.3]">
						<img src={photo.images[0]?.url} alt={photoNameOf(photo)} className="h-32 w-full object-contain" />
						{photo.title ? (
							<p className="mt-1 font-semibold wrap-anywhere" dir="auto">
								{photo.title}
							</p>
						) : null}
						<p className="wrap-anywhere">
							<bdi>{nameOf(photo.uploadedBy.name, photo.uploadedFor)}</bdi>
						</p>
						<p className="tabular-nums">{format.moment(photo.takenAt ?? photo.createdAt, event.timezone)}</p>
					</li>
				))}
			</ul>
		</>
	);
}
