/**
 * Brings a page's caches up to date with an answer of the change feed. Photos that are gone leave at once, without another
 * request. Photos that changed are fetched if they are loaded. Photos that appeared, or may have moved to another section, are
 * only counted (./use-news.ts), so that the wall does not move until the reader asks for them.
 */
import type { Changes, EventView, PhotoView } from "../trpc/types";
import { countAgain, showPerson } from "./count-photos";
import { dropPhoto, dropPhotos, type LoadedAlbum, loadedIds, loadedPhotos } from "./event-photos";
import { type NewPhoto, newsKey, withNews } from "./news";
import { placePhotos } from "./place-photos";
import { type Loaded, refreshPhoto } from "./refresh-photo";

/** If more of the loaded photos changed, it is less work to load everything again. */
const mostRefreshed = 60;

/** How much of an album is loaded again. The reader gets the rest by scrolling. */
const mostPagesAgain = 10;

/** Repeating is safe. Rejects if a request fails; the same changes have to be taken again then. */
export async function takeChanges(
	page: Loaded,
	{ id: eventId, slug }: Pick<EventView, "id" | "slug">,
	changes: Changes,
): Promise<void> {
	const { reload, event, photos, gone, many, roll } = changes;
	const { queryClient, api } = page;
	// The page at the door may come back with what it had.
	if (roll) void queryClient.invalidateQueries(api.door.pathFilter());
	if (many && !reload) return takeMany(page, { id: eventId, slug }, changes);
	const loaded = loadedIds(queryClient, api);
	const known = isKnown(page);
	const changed = photos.filter((photo) => loaded.has(photo.id) && !known(photo));
	if (reload || changed.length > mostRefreshed) return loadAgain(page, { id: eventId, slug });

	for (const id of gone) dropPhoto(queryClient, api, id);
	if (photos.some((photo) => !photo.ready && !known(photo)))
		void queryClient.invalidateQueries(api.photos.failed.queryFilter({ eventId }));
	const before = queryClient.getQueryData(api.events.bySlug.queryKey({ slug }));
	const hasSections = before !== undefined && before.sections.length > 0;
	const others = photos.filter(
		(photo) => !loaded.has(photo.id) && (photo.appeared || (photo.ready && hasSections)),
	);
	const appeared = others.filter((photo) => photo.appeared);
	for (const uploaderId of new Set(appeared.map((photo) => photo.uploaderId)))
		showPerson(queryClient, api, { eventId, uploaderId });
	queryClient.setQueryData<readonly NewPhoto[]>(newsKey(eventId), (news = []) =>
		withNews(news, others, gone),
	);
	if (gone.some((id) => loaded.has(id))) {
		countAgain(queryClient, api, eventId);
		void queryClient.invalidateQueries(api.photos.uploaders.queryFilter({ eventId }));
	}
	const sections = sectionsIn(page);
	await Promise.all(changed.map(({ id }) => refreshPhoto(page, id)));
	// One of these may be a favourite that is back, or have become one on another device.
	if (showsFavourites(page)) {
		const perhaps = photos.filter(({ id, ready }) => !loaded.has(id) && ready);
		await Promise.all(perhaps.slice(0, mostRefreshed).map(({ id }) => refreshPhoto(page, id, isNoFavourite)));
	}
	const isMoved = changed.some(({ id, sectionId }) => sections.has(id) && sections.get(id) !== sectionId);
	/** Organizers read in a tab how many photos wait. */
	const countsWaiting = typeof before?.waiting === "number" && photos.length + gone.length > 0;
	// How many photos are in each section.
	if (isMoved || countsWaiting) void queryClient.invalidateQueries(api.events.bySlug.queryFilter({ slug }));
	if (event) await readEventAgain(page, { id: eventId, slug });
}

/**
 * Whether the page has the photo as it is: it waits to be developed, as the answer to its confirm said. Whatever else changes of
 * it until then, the page learns when it is developed. So somebody who adds a hundred photos does not ask for each of them.
 */
function isKnown(page: Loaded): (photo: Changes["photos"][number]) => boolean {
	const waits = developingOf(page);
	return ({ id, developing, place, sectionId }) => {
		const photo = developing ? waits.get(id) : undefined;
		return photo?.place === place && photo.sectionId === sectionId;
	};
}

/** The loaded photos that wait to be developed, by their ids. */
const developingOf = ({ queryClient, api }: Loaded) =>
	new Map(
		loadedPhotos(queryClient, api).flatMap((photo) =>
			photo.state === "DEVELOPING" ? [[photo.id, photo]] : [],
		),
	);

const isNoFavourite = ({ favourite }: PhotoView) => !favourite;

/** Whether somebody looks at an album of their own favourites. */
const showsFavourites = ({ queryClient, api }: Loaded) =>
	queryClient
		.getQueryCache()
		.findAll({ ...api.photos.list.pathFilter(), type: "active" })
		.some(({ queryKey }) => JSON.stringify(queryKey).includes('"favourites":true'));

/** Very many photos changed at once, and only what cannot be written down from the answer is asked for. */
async function takeMany(
	page: Loaded,
	{ id: eventId, slug }: Pick<EventView, "id" | "slug">,
	{ cursor, event, gone, many }: Changes,
): Promise<void> {
	if (!many) return;
	const { queryClient, api } = page;
	const loaded = loadedIds(queryClient, api);
	const waits = developingOf(page);
	const still = new Set(many.developing);
	const changed = many.changed.filter((id) => loaded.has(id) && !(still.has(id) && waits.has(id)));
	if (changed.length > mostRefreshed) return loadAgain(page, { id: eventId, slug });
	dropPhotos(queryClient, api, new Set(gone.filter((id) => loaded.has(id))));
	placePhotos(queryClient, api, many.placed);
	const news = many.appeared.map(
		(group, index): NewPhoto => ({ ...group, id: `${cursor} ${index}`, appeared: true, isGroup: true }),
	);
	queryClient.setQueryData<readonly NewPhoto[]>(newsKey(eventId), (known = []) =>
		withNews(known, news, gone),
	);
	countAgain(queryClient, api, eventId);
	void queryClient.invalidateQueries(api.photos.uploaders.queryFilter({ eventId }));
	await Promise.all(changed.map((id) => refreshPhoto(page, id)));
	if (event) await readEventAgain(page, { id: eventId, slug });
}

/** The section of each loaded photo. */
const sectionsIn = ({ queryClient, api }: Loaded) =>
	new Map(loadedPhotos(queryClient, api).map(({ id, sectionId }) => [id, sectionId]));

/** An organizer sees other photos than an attendee, so a new role means a new album. */
async function readEventAgain(page: Loaded, event: Pick<EventView, "id" | "slug">) {
	const { queryClient, api } = page;
	const query = api.events.bySlug.queryOptions({ slug: event.slug });
	const before = queryClient.getQueryData(query.queryKey);
	const now = await queryClient.fetchQuery({ ...query, staleTime: 0 });
	if (before && before.role !== now.role) await loadAgain(page, event);
}

/** Loads everything again that the page shows of the event. Rejects if a request fails. */
export async function loadAgain(
	{ queryClient, api }: Loaded,
	{ id: eventId, slug }: Pick<EventView, "id" | "slug">,
): Promise<void> {
	queryClient.setQueryData<readonly NewPhoto[]>(newsKey(eventId), []);
	queryClient.setQueriesData<LoadedAlbum>(api.photos.list.pathFilter(), (album) =>
		album && album.pages.length > mostPagesAgain
			? { pages: album.pages.slice(0, mostPagesAgain), pageParams: album.pageParams.slice(0, mostPagesAgain) }
			: album,
	);
	// An open photo that is gone answers with an error, which its page shows.
	for (const filter of [
		api.photos.byId.pathFilter(),
		api.photos.around.pathFilter(),
		api.photos.uploaders.pathFilter(),
		api.photos.count.pathFilter(),
	])
		void queryClient.invalidateQueries(filter);
	await queryClient.invalidateQueries(api.events.bySlug.queryFilter({ slug }), { throwOnError: true });
	await queryClient.invalidateQueries(api.photos.list.pathFilter(), { throwOnError: true });
}
