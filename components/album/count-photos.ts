/** The numbers that go with the albums: how many photos an event has, and who added any. */
import type { QueryClient } from "@tanstack/react-query";
import type { TRPCOptionsProxy } from "@trpc/tanstack-react-query";
import type { AppRouter } from "@/server/routers/_app";

type Api = TRPCOptionsProxy<AppRouter>;

/** Adds so many to the numbers of photos of the event. */
export function countPhotos(
	queryClient: QueryClient,
	api: Api,
	{ id, slug }: { id: string; slug: string },
	count: number,
) {
	const more = <Event extends { photoCount: number }>(event: Event) => ({
		...event,
		photoCount: event.photoCount + count,
	});
	queryClient.setQueryData(api.events.bySlug.queryKey({ slug }), (event) => event && more(event));
	queryClient.setQueryData(api.events.mine.queryKey(), (events) =>
		events?.map((event) => (event.id === id ? more(event) : event)),
	);
}

/** Asks again how many photos there are. */
export function countAgain(queryClient: QueryClient, api: Api, eventId: string) {
	for (const filter of [
		api.events.bySlug.pathFilter(),
		api.events.mine.pathFilter(),
		api.photos.count.queryFilter({ eventId }),
	])
		void queryClient.invalidateQueries(filter);
}

/** Asks again who added photos, if this person is not known as one of them. */
export function showPerson(
	queryClient: QueryClient,
	api: Api,
	{ eventId, uploaderId }: { eventId: string; uploaderId: string },
) {
	const people = queryClient.getQueryData(api.photos.uploaders.queryKey({ eventId }));
	if (people?.every(({ id }) => id !== uploaderId))
		void queryClient.invalidateQueries(api.photos.uploaders.queryFilter({ eventId }));
}
