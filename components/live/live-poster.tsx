import type { ReactNode } from "react";
import { useLocale, useTranslations } from "#translations";
import { useDirection } from "../language/use-direction";
import type { EventView } from "../trpc/types";
import { isOpen } from "./is-open";

interface LivePosterProps {
	event: Pick<EventView, "name" | "uploads">;
	qr: ReactNode;
	address: string;
}

/** What a printer makes of the wall: a sheet with the event's code, to be put up where people see it. */
export function LivePoster({ event, qr, address }: LivePosterProps) {
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
			<div className="w-96">{qr}</div>
			<p className="text-3xl font-semibold">{t(isOpen(event) ? "addPhotos" : "seePhotos")}</p>
			<p dir="ltr" className="text-xl wrap-anywhere">
				{address}
			</p>
		</section>
	);
}
