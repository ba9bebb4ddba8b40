import type { Metadata } from "next";
import { ButtonAnchor } from "@/components/ui/button";
import { MessagePage } from "@/components/ui/message-page";
import { getTranslations } from "@/server/language/request/translations";

export async function generateMetadata(): Promise<Metadata> {
	return { title: (await getTranslations("site"))("notFound") };
}

export default async function NotFound() {
	const t = await getTranslations("site");
	const common = await getTranslations("common");
	return (
		<MessagePage
			title={t("notFoundTitle")}
			action={
				<ButtonAnchor href="/" variant="primary">
					{common("goToRollcall")}
				</ButtonAnchor>
			}
		>
			<p>{t("notFoundAdvice")}</p>
		</MessagePage>
	);
}
