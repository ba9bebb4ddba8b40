import { useTranslations } from "#translations";
import type { EventView } from "../trpc/types";

/** What the organizers say above the album, and whether they let everybody have originals, for people who add photos. */
export function EventWords({
	event: { description, shareOriginals, uploads },
}: {
	event: Pick<EventView, "description" | "shareOriginals" | "uploads">;
}) {
	const t = useTranslations("events");
	const isShared = shareOriginals && uploads.allowed;
	if (!description && !isShared) return null;
	return (
		<div className="mb-4 flex max-w-2xl flex-col gap-2 sm:mb-6 leading-relaxed">
			{description ? (
				<p dir="auto" className="whitespace-pre-line wrap-anywhere">
					{description}
				</p>
			) : null}
			{isShared ? <p className="text-sm text-pretty text-muted">{t("originalsShared")}</p> : null}
		</div>
	);
}
