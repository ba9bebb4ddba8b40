import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { PhotoPage } from "@/components/photo/photo-page";
import { getTranslations } from "@/server/language/request/translations";
import { Messages } from "../../../../_language/messages";
import { eventAt } from "../../../../_trpc/event-at";
import { requireSession } from "../../../../_trpc/require-session";
import { feedStart, getQueryClient, Hydrate, orNotFound, trpc } from "../../../../_trpc/server";

interface Props {
	params: Promise<{ slug: string; photoId: string }>;
}

/** The photo, taken from the query that also loads its neighbours. */
async function photoOf(photoId: string) {
	await feedStart();
	const around = await orNotFound(getQueryClient().fetchQuery(trpc.photos.around.queryOptions({ photoId })));
	return around.find(({ id }) => id === photoId) ?? notFound();
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
	const { slug, photoId } = await params;
	await requireSession(`/events/${slug}/photos/${photoId}`);
	const { title, uploadedBy } = await photoOf(photoId);
	if (title) return { title };
	const t = await getTranslations("common");
	return { title: t("photoBy", { name: uploadedBy.name || t("somebody") }) };
}

/** The page of one photo, when its address is opened directly. From the gallery, the same view opens as a dialog. */
export default async function Page({ params }: Props) {
	const { slug, photoId } = await params;
	const [event, photo] = await Promise.all([eventAt(slug, `/photos/${photoId}`), photoOf(photoId)]);
	if (photo.eventId !== event.id) notFound();
	return (
		<Messages of={["blocking", "photo", "reporting", "share"]}>
			<Hydrate>
				<PhotoPage slug={slug} opened={photo} start={await feedStart()} />
			</Hydrate>
		</Messages>
	);
}
