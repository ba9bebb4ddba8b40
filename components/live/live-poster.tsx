import type { ReactNode } from "react";
import { useLocale, useTranslations } from "#translations";
import { useDirection } from "../language/use-direction";
import type { EventView } from "../trpc/types";
import { QrCode } from "../ui/qr-code";
import { isOpen } from "./is-open";

interface LivePosterProps {
	event: Pick<EventView, "name" | "uploads">;
	/** QR code of the album's address, and the address as text. */
	qr: ReactNode;
	address: string;
	/** Where the fixed code at the venue leads; null if there is none, or for somebody who does not organize the event. */
	url: string | null;
}

/**
 * What a printer makes of the wall: a sheet that is put up where people see it. For organizers it has the fixed code, because the
 * one on the wall is too old by the time it is printed. Others cannot hand that out, so theirs leads people on the roll to the album.
 */
export function LivePoster({ event, qr, address, url }: LivePosterProps) {
	const t = useTranslations("live");
	return (
		<section
			lang={useLocale()}
			dir={useDirection()}
			className="flex flex-col items-center gap-8 pt-16 text-center"
		>
			<h1 className="text-5xl font-semibold text-balance wrap-anywhere">
				<bdi>{event.name}</bdi>
			</h1>
			<div className="w-96">{url ? <QrCode text={url} label={t("venueCode")} /> : qr}</div>
			<p className="text-3xl font-semibold">{t(url || isOpen(event) ? "addPhotos" : "seePhotos")}</p>
			<p dir="ltr" className="text-xl wrap-anywhere">
				{url?.replace(/^https?:\/\//, "") ?? address}
			</p>
		</section>
	);
}
