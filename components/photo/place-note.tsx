import { useTranslations } from "#translations";
import { placeReasons } from "@/rules/hide-reasons";
import { useMoment } from "../format/use-moment";
import { usePersonName } from "../language/use-person-name";
import type { EventView, PhotoView } from "../trpc/types";
import { Banner } from "../ui/banner";

/** Why other people do not see this photo, for its uploader and the organizers. Nothing for a photo in the album. */
export function PlaceNote({ photo, event }: { photo: PhotoView; event: Pick<EventView, "timezone"> }) {
	const t = useTranslations("hiding");
	const moment = useMoment();
	const personName = usePersonName();
	if (photo.place === "SHOWN") return null;
	const name = (children: React.ReactNode) => <bdi>{children}</bdi>;
	const uploader = personName(photo.uploadedBy.name);
	if (photo.place === "WAITING")
		return (
			<Banner title={t("waiting")}>
				{photo.mine ? t("waitingYours") : t.rich("waitingOthers", { uploader, name })}
			</Banner>
		);
	const { hiding } = photo;
	// A reason that a newer version has written may be unknown here.
	const known = placeReasons.find((one) => one === hiding?.reason);
	const reason = hiding?.note ?? (known ? t(`reason_${known}`) : null);
	const when = hiding?.at ? moment(hiding.at, event.timezone) : null;
	return (
		<Banner title={t("hidden")}>
			{reason ? (
				<p className="wrap-anywhere">
					<bdi>{reason}</bdi>
				</p>
			) : null}
			<p>{photo.mine ? t("hiddenYours") : t.rich("hiddenOthers", { uploader, name })}</p>
			{hiding ? (
				<p className="mt-1 text-caption text-muted">
					{known === "REPORTED" && when
						? t("hiddenByReports", { when })
						: hiding.by
							? when
								? t.rich("hiddenByAt", { organizer: hiding.by, when, name })
								: t.rich("hiddenBy", { organizer: hiding.by, name })
							: when
								? t("hiddenAt", { when })
								: t("hiddenBySomebody")}
				</p>
			) : null}
		</Banner>
	);
}
