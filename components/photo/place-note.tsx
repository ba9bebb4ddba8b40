import { formatMoment } from "../format/dates";
import type { EventView, PhotoView } from "../trpc/types";
import { Banner } from "../ui/banner";
import { hideReasonText } from "./hide-reason-text";

/** Why other people do not see this photo, for its uploader and the organizers. Nothing for a photo in the album. */
export function PlaceNote({ photo, event }: { photo: PhotoView; event: Pick<EventView, "timezone"> }) {
	if (photo.place === "SHOWN") return null;
	const readers = `Only ${photo.mine ? "you" : photo.uploadedBy.name} and the organizers see it`;
	if (photo.place === "WAITING")
		return <Banner title="Waiting for approval">{readers} until an organizer shows it.</Banner>;
	const { hiding } = photo;
	const reason = hiding && hideReasonText(hiding);
	const when = hiding?.at ? ` on ${formatMoment(hiding.at, event.timezone)}` : "";
	return (
		<Banner title="Hidden from the album">
			{reason ? (
				<p className="wrap-anywhere">
					<bdi>{reason}</bdi>
				</p>
			) : null}
			<p>{readers}.</p>
			{hiding ? (
				<p className="mt-1 text-caption text-muted">
					{hiding.by ? (
						<>
							Hidden by the organizer <bdi>{hiding.by}</bdi>
						</>
					) : (
						"Hidden by an organizer"
					)}
					{when}
				</p>
			) : null}
		</Banner>
	);
}
