"use client";

import { usePathname } from "next/navigation";
import { lazy, Suspense, useEffect } from "react";
import { useTranslations } from "#translations";
import { Button, ButtonAnchor } from "@/components/ui/button";
import { ErrorId } from "@/components/ui/error-id";
import { importPatiently } from "@/components/ui/import-patiently";
import { MessagePage } from "@/components/ui/message-page";

/** Nobody stands at the projector of a live wall. Only its error page loads this. */
const ComeBack = lazy(() =>
	importPatiently(async () => ({ default: (await import("@/components/waiting/come-back")).ComeBack })),
);

export default function ErrorPage({
	error,
	retry,
}: {
	error: Error & { digest?: string };
	retry: () => void;
}) {
	const t = useTranslations("common");
	const isLiveWall = usePathname().endsWith("/live");
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
			{isLiveWall ? (
				<Suspense>
					{/* Not a live region, which would be read out every second. */}
					<ComeBack say={(seconds) => <p className="mt-2">{t("comesBackIn", { seconds })}</p>} />
				</Suspense>
			) : null}
			<ErrorId digest={error.digest} />
		</MessagePage>
	);
}
