import "server-only";
import type { Metadata } from "next";
import { makeFormat } from "@/components/format/make-format";
import { translator } from "@/messages/compile";
import { fallbackLocale } from "@/messages/locales";
import type { PublicFace } from "@/server/events/public-face";
import { offered } from "@/server/language/offered";
import { previewOfEvent } from "../_preview";

/** In the language of the event, because a messenger that loads the preview has none, and everybody in the chat reads it. */
export function previewOf(face: PublicFace): Metadata {
	const locale = offered(face.locale) ?? fallbackLocale;
	const t = translator(locale, "signIn");
	const format = makeFormat(locale, translator(locale, "format"));
	const { cover, name, venue, startsAt, endsAt, timezone } = face;
	const when = `${format.when(startsAt, endsAt, timezone)} (${format.zone(timezone, startsAt)})`;
	const facts = venue ? `${when} · ${venue}` : when;
	return previewOfEvent({
		title: name,
		description: `${facts}. ${t(face.takesPhotos ? "whyOpen" : "whyClosed")}`,
		picture: cover && {
			...{ url: `/api/cover/${face.slug}?v=${cover.version}`, type: "image/webp" },
			...{ width: cover.width, height: cover.height },
		},
	});
}
