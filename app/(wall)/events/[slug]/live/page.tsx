import type { Metadata } from "next";
import { LiveWall } from "@/components/live/live-wall";
import { QrCode } from "@/components/live/qr-code";
import { ApiProvider } from "@/components/trpc/client";
import { fallbackLocale, languages } from "@/messages/locales";
import { env } from "@/server/env.js";
import { offered } from "@/server/language/offered";
import { Messages } from "../../../../_language/messages";
import { requireSession } from "../../../../_trpc/require-session";
import { getQueryClient, orNotFound, trpc } from "../../../../_trpc/server";

interface Props {
	params: Promise<{ slug: string }>;
}

const eventOf = (slug: string) =>
	orNotFound(getQueryClient().fetchQuery(trpc.events.bySlug.queryOptions({ slug })));

export async function generateMetadata({ params }: Props): Promise<Metadata> {
	const { slug } = await params;
	await requireSession(`/events/${slug}/live`);
	return { title: `${(await eventOf(slug)).name}, live` };
}

/** In its own route group, because a projector does not need the header of the other event pages. */
export default async function LivePage({ params }: Props) {
	const { slug } = await params;
	await requireSession(`/events/${slug}/live`);
	const event = await eventOf(slug);
	const first = await getQueryClient().fetchQuery(trpc.photos.live.queryOptions({ eventId: event.id }));
	// Everybody at the event reads the wall, whoever has signed in at the projector.
	const locale = offered(event.locale) ?? fallbackLocale;
	const album = new URL(`/events/${slug}`, env.NEXTAUTH_URL);
	return (
		<Messages of={[]} locale={locale}>
			<div lang={locale} dir={languages[locale].direction}>
				<ApiProvider>
					<LiveWall
						event={event}
						first={first}
						qr={<QrCode text={album.href} label={`QR code of ${album.href}`} />}
						address={`${album.host}${album.pathname}`}
					/>
				</ApiProvider>
			</div>
		</Messages>
	);
}
