import type { Metadata } from "next";
import { AlbumLink } from "@/components/events/album-link";
import { ButtonLink } from "@/components/ui/button-link";
import { getTranslations } from "@/server/language/request/translations";

export async function generateMetadata(): Promise<Metadata> {
	return { title: (await getTranslations("site"))("notFound") };
}

export default async function PhotoNotFound() {
	const t = await getTranslations("events");
	return (
		<div className="mx-auto flex max-w-xl flex-col gap-3 py-16">
			<h1 className="text-title text-balance">{t("photoNotFoundTitle")}</h1>
			<p className="leading-relaxed text-pretty text-muted">{t("photoNotFoundAdvice")}</p>
			<div className="mt-3 flex flex-wrap gap-3">
				<AlbumLink>{t("toAlbum")}</AlbumLink>
				<ButtonLink href="/events">{t("yourEvents")}</ButtonLink>
			</div>
		</div>
	);
}
