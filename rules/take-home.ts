/**
 * What the browser and the server agree on when photos are taken home: which photos a package is made of, as which files, and
 * what the server says of each. The answers are in server/routers/take-home.ts.
 */

/** Entries of one page of a package. */
export const packagePageSize = 500;

/**
 * Ids that one call may name, of a selection or to be signed. A query is a GET, and more of them would not fit into its URL:
 * a larger selection is asked for in several calls.
 */
export const packageIdsMax = 50;

/** Which photos. "everything" is all that the person may have; `sectionId` null are those in no section. */
export type PackageWhat =
	| { kind: "everything" }
	| { kind: "selection"; photoIds: string[] }
	| { kind: "section"; sectionId: string | null }
	| { kind: "person"; uploaderId: string }
	| { kind: "mine" }
	| { kind: "favourites" };

export const packageFiles = ["originals", "renditions"] as const;

/**
 * "originals": the original of each photo whose original the person may have, and the largest rendition of the others.
 * "renditions": always the largest rendition.
 */
export type PackageFiles = (typeof packageFiles)[number];

export type PackageFile = "original" | "rendition";

/** A photo of a package. */
export interface PackageEntry {
	photoId: string;
	/** Empty if the photo has none, as is the description. */
	title: string;
	description: string;
	/** The name is empty for somebody without one. */
	uploader: { id: string; name: string };
	/** The name of the dependant for whom the uploader added it; null if it was for themselves. */
	uploadedFor: string | null;
	section: { id: string; name: string } | null;
	takenAt: Date | null;
	/** Minutes that the camera's clock was ahead of UTC; null if the file does not say. */
	takenAtOffset: number | null;
	createdAt: Date;
	file: PackageFile;
	/** It is a rendition only because the store has lost the original, which the person might have. */
	originalLost: boolean;
	contentType: string;
	/** Bytes; null for a rendition. */
	size: number | null;
	/** Lower-case hex; null for a rendition. */
	sha256: string | null;
	/** Pixels of the upright picture as it was taken; null if it could not be developed. */
	width: number | null;
	height: number | null;
}

/**
 * Why a photo cannot be had. GONE: it was removed, or is none of this event's that the person could ever see. HIDDEN: it is not
 * in the album (any more). NOT_READY: it is not developed, so there is no file yet. LOST: the store has lost its only file.
 */
export type PackageLeft = "GONE" | "HIDDEN" | "NOT_READY" | "LOST";

/** A photo that belongs to a package and has no file. The person sees it, so its title and name are given. */
export interface PackageAbsent {
	photoId: string;
	title: string;
	uploader: { id: string; name: string };
	left: PackageLeft;
}

/**
 * The path of addresses that the service worker answers with a package. They are loaded in hidden frames, so the content
 * security policy allows this path in them and no other of the site. The server itself has no such route.
 */
export const packageDownloadPath = "/package/";

/**
 * The answer for one photo. `file` is what the URL gives now. It differs from the entry's if in the meantime the event stopped
 * sharing originals, or the original was found to be lost. The store answers 403 to a URL that has expired, and some stores,
 * Ceph among them, without CORS headers: fetch() then fails as it does without a network. So the photo is signed again in both
 * cases.
 */
export type SignedFile =
	| { photoId: string; url: string; file: PackageFile; originalLost: boolean }
	| { photoId: string; left: PackageLeft };
