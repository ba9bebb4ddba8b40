import { Download } from "lucide-react";
import { useTranslations } from "#translations";
import { type Album, albumQuery, wholeAlbum } from "../album/album";
import { ButtonLink } from "../ui/button-link";

/** Leads to the page that takes photos home, with those of the album chosen. */
export function TakeHomeLink({ slug, album }: { slug: string; album: Album }) {
	const t = useTranslations("gallery");
	return (
		<ButtonLink
			variant="quiet"
			href={`/events/${slug}/take-home${albumQuery({ ...album, order: wholeAlbum.order })}`}
			className="-my-3 -me-3 max-sm:ms-auto sm:-ms-3"
		>
			<Download aria-hidden className="size-4" /> {t("takeHome")}
		</ButtonLink>
	);
}
