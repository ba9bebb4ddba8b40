import type { Metadata } from "next";
import { ButtonLink } from "@/components/ui/button-link";
import { StoppedAtEvent } from "@/components/upload/views/stopped-at-event";
import { getTranslations } from "@/server/language/request/translations";
import { Messages } from "../../_language/messages";

export async function generateMetadata(): Promise<Metadata> {
	return { title: (await getTranslations("site"))("notFound") };
}

export default async function EventNotFound() {
	const t = await getTranslations("events");
	return (
		<div className="mx-auto flex max-w-xl flex-col gap-3 py-16">
			<h1 className="text-title text-balance">{t("notFoundTitle")}</h1>
			<p className="leading-relaxed text-pretty text-muted">{t("notFoundAdvice")}</p>
			<Messages of={["kept"]}>
				<StoppedAtEvent />
			</Messages>
			<div className="mt-3">
				<ButtonLink href="/events" variant="primary">
					{t("yourEvents")}
				</ButtonLink>
			</div>
		</div>
	);
}
