"use client";

import { useEffect } from "react";
import { useTranslations } from "#translations";
import { Button, ButtonAnchor } from "@/components/ui/button";
import { ErrorId } from "@/components/ui/error-id";
import { MessagePage } from "@/components/ui/message-page";

export default function ErrorPage({
	error,
	retry,
}: {
	error: Error & { digest?: string };
	retry: () => void;
}) {
	const t = useTranslations("common");
	useEffect(() => console.error(error), [error]);
	return (
		<MessagePage
			title={t("failedTitle")}
			action={
				<>
					<Button variant="primary" onClick={() => retry()}>
						{t("tryAgain")}
					</Button>
					<ButtonAnchor href="/">{t("goToRollcall")}</ButtonAnchor>
				</>
			}
		>
			<p>{t("failedAdvice")}</p>
			<ErrorId digest={error.digest} />
		</MessagePage>
	);
}
