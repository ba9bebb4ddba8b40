/**
 * An album: which photos of an event are shown, and in what order. It is part of the address, so that a reload, the
 * back button and a shared link show the same photos. Pure functions, used by the server's prefetch and the browser.
 */
import { type PhotoOrder, photoOrders } from "@/rules/album";
import { noSection } from "@/rules/sections";
import type { PhotoView } from "../trpc/types";

export interface Album {
	order: PhotoOrder;
	/** Only this person's photos. */
	uploaderId?: string;
	/** Only the photos in the section with this id, or with "none" those in none. */
	section?: string;
	/** Only the reader's own favourites. */
	favourites?: true;
}

export const wholeAlbum: Album = { order: "newest" };

const uuid = /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/i;

/** Reads an album from a query such as "?order=taken&by=<id>&section=<id>&show=favourites". Invalid values are ignored. */
export function albumIn(query: URLSearchParams): Album {
	const order = photoOrders.find((known) => known === query.get("order")) ?? "newest";
	const by = query.get("by") ?? "";
	const section = query.get("section") ?? "";
	return {
		order,
		...(uuid.test(by) ? { uploaderId: by } : {}),
		...(section === noSection || uuid.test(section) ? { section } : {}),
		...(query.get("show") === "favourites" ? { favourites: true } : {}),
	};
}

/** The query string of an album: "" for all photos, newest first. */
export function albumQuery({ order, uploaderId, section, favourites }: Album): string {
	const query = new URLSearchParams();
	if (order !== "newest") query.set("order", order);
	if (uploaderId) query.set("by", uploaderId);
	if (section) query.set("section", section);
	if (favourites) query.set("show", "favourites");
	return query.size > 0 ? `?${query}` : "";
}

/** The section that an album must have to contain a photo that is in this one. */
const sectionOf = ({ sectionId }: { sectionId: string | null }): string => sectionId ?? noSection;

/** Whether the album contains a photo that is not loaded, whatever its order. Nobody's favourites have a photo they have not seen. */
export const isIn = (
	{ uploaderId, section, favourites }: Album,
	photo: { uploaderId: string; sectionId: string | null },
): boolean =>
	!favourites &&
	(uploaderId === undefined || uploaderId === photo.uploaderId) &&
	(section === undefined || section === sectionOf(photo));

type Placed = Pick<PhotoView, "id" | "createdAt" | "takenAt" | "favourites">;

const compareIds = (a: Placed, b: Placed) => (a.id < b.id ? -1 : a.id > b.id ? 1 : 0);
const byAdded = (a: Placed, b: Placed) => a.createdAt.getTime() - b.createdAt.getTime() || compareIds(a, b);
/** Photos without a capture time come last, as in the database. */
const takenOrLast = ({ takenAt }: Placed) => takenAt?.getTime() ?? Number.POSITIVE_INFINITY;

/** Sorts as the server does, so that a photo can be inserted among the loaded ones. */
export const comparePhotos: Record<PhotoOrder, (a: Placed, b: Placed) => number> = {
	newest: (a, b) => byAdded(b, a),
	best: (a, b) => b.favourites - a.favourites || byAdded(b, a),
	taken: (a, b) =>
		takenOrLast(a) === takenOrLast(b) ? byAdded(a, b) : takenOrLast(a) < takenOrLast(b) ? -1 : 1,
};

type Grouped = Pick<PhotoView, "uploadedBy" | "sectionId">;

/** The albums of this photo's section alone. */
export function albumsOfSection({ uploadedBy, sectionId }: Grouped): Album[] {
	const section = sectionOf({ sectionId });
	return photoOrders.flatMap((order) => [
		{ order, section },
		{ order, uploaderId: uploadedBy.id, section },
	]);
}

/** Every album that this photo belongs to if it is a favourite, and if it is none. */
export function albumsWith(photo: Grouped): Record<"all" | "favourites", Album[]> {
	const whole = photoOrders.flatMap((order) => [{ order }, { order, uploaderId: photo.uploadedBy.id }]);
	const all = [...whole, ...albumsOfSection(photo)];
	return { all, favourites: onlyFavourites(all) };
}

export const onlyFavourites = (albums: readonly Album[]): Album[] =>
	albums.map((album) => ({ ...album, favourites: true }));
