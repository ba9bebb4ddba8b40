"use client";

import { useTranslations } from "#translations";
import { QrCode } from "../ui/qr-code";
import { useRotatingCode } from "./use-rotating-code";

/** The code that rotates, to be held out to guests on the phone of somebody who keeps the door. Says so if the event has none. */
export function RotatingCode({ eventId }: { eventId: string }) {
	const t = useTranslations("venue");
	const { code, failed } = useRotatingCode({ eventId, isKeeper: true });
	if (code === undefined && !failed) return null;
	return (
		<figure data-rotating-code className="flex flex-col items-center gap-2 text-center">
			{code ? (
				<div className="w-full max-w-72 overflow-hidden rounded-card bg-white">
					<QrCode text={code.url} label={t("qrCode")} />
				</div>
			) : null}
			<figcaption className="text-sm text-muted">
				{code ? (
					<>
						<span className="font-medium text-ink">{t("rotating")}</span> {t("rotatingText")}
					</>
				) : (
					t(code === null ? "rotatingNone" : "rotatingFailed")
				)}
			</figcaption>
		</figure>
	);
}
