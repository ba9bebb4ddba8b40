import type { Metadata } from "next";
import { LiveWall } from "@/components/live/live-wall";
import { ApiProvider } from "@/components/trpc/client";
import { QrCode } from "@/components/ui/qr-code";
import { translator } from "@/messages/compile";
import { fallbackLocale, type Locale, languages } from "@/messages/locales";
import { env } from "@/server/env.js";
import { offered } from "@/server/language/offered";
import { Messages } from "../../../../_language/messages";
import { eventAt } from "../../../../_trpc/event-at";
import { feedStart, getQueryClient, trpc } from "../../../../_trpc/server";

interface Props {
	params: Promise<{ slug: string }>;
}

/** Everybody at the event reads the wall, not only the person who signed in at the projector. */
const localeOf = (event: { locale: string }): Locale => offered(event.locale) ?? fallbackLocale;

export async function generateMetadata({ params }: Props): Promise<Metadata> {
	const { slug } = await params;
	const event = await eventAt(slug, "/live");
	return { title: translator(localeOf(event), "live")("title", { name: event.name }) };
}

/** In its own route group, because a projector does not need the header of the other event pages. */
export default async function LivePage({ params }: Props) {
	const { slug } = await params;
	const event = await eventAt(slug, "/live");
	const first = await getQueryClient().fetchQuery(trpc.photos.live.queryOptions({ eventId: event.id }));
	const locale = localeOf(event);
	const t = translator(locale, "live");
	const album = new URL(`/events/${slug}`, env.NEXTAUTH_URL);
	return (
		<Messages of={["common", "live"]} locale={locale}>
			<div lang={locale} dir={languages[locale].direction}>
				<ApiProvider>
					<LiveWall
						event={event}
						first={first}
						start={await feedStart()}
						qr={<QrCode text={album.href} label={t("qrCode", { address: album.href })} />}
						address={`${album.host}${album.pathname}`}
					/>
				</ApiProvider>
			</div>
		</Messages>
	);
}
