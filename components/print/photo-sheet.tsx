import { useFormat } from "../format/use-format";
import { useUploaderName } from "../language/use-person-name";
import { useAlbumPhotoName } from "../language/use-photo-name";
import type { EventView, PhotoView } from "../trpc/types";

/** The largest rendition that this page has loaded, because the browser's own menu does not wait for another one. */
function loadedUrl({ images }: PhotoView): string | undefined {
	const here = new Set(
		[...document.images].filter(({ complete }) => complete).map((image) => image.currentSrc),
	);
	return (images.findLast(({ url }) => here.has(url)) ?? images.at(-1))?.url;
}

/** One photo with its words on a sheet of paper. */
export function PhotoSheet({
	event,
	photo,
}: {
	event: Pick<EventView, "name" | "timezone">;
	photo: PhotoView;
}) {
	const format = useFormat();
	const nameOf = useUploaderName();
	const name = useAlbumPhotoName()(photo);
	return (
		<figure className="flex flex-col items-center gap-4">
			<img src={loadedUrl(photo)} alt={name} className="max-h-[72vh] max-w-full object-contain" />
			<figcaption className="self-stretch">
				<h1 className="text-xl font-semibold wrap-anywhere" dir="auto">
					{name}
				</h1>
				{photo.description ? (
					<p className="mt-1 whitespace-pre-line wrap-anywhere" dir="auto">
						{photo.description}
					</p>
				) : null}
				<p className="mt-2 text-sm wrap-anywhere">
					<bdi>{nameOf(photo.uploadedBy.name, photo.uploadedFor)}</bdi> ·{" "}
					{format.moment(photo.takenAt ?? photo.createdAt, event.timezone)} · <bdi>{event.name}</bdi>
				</p>
			</figcaption>
		</figure>
	);
}
