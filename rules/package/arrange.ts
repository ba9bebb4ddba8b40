/**
 * Where each photo of a package lies: its folder and its file name. The browser's ZIP, `npm run take-home` and the download of
 * one photo all use it. The surprising part is that it remembers every name it gave, because two different names can be the
 * same file on some file system.
 */
import type { PhotoType } from "../photo-types";

export const arrangeWays = ["person", "section", "time"] as const;
export type ArrangeBy = (typeof arrangeWays)[number];

/** What a path is made of. An entry of the package's list (server/take-home) has all of it. */
export interface PlacedPhoto {
	photoId: string;
	title: string;
	uploader: { id: string; name: string };
	section: { id: string; name: string } | null;
	takenAt: Date | null;
	/** Minutes from UTC. */
	takenAtOffset: number | null;
	createdAt: Date;
}

export interface ArrangeOptions {
	by: ArrangeBy;
	/** IANA name of the event's time zone. */
	timeZone: string;
	/** The event's sections in their order; their folders are numbered. One that is missing here gets the next number. */
	sections: readonly { id: string; name: string }[];
	/** Names of folders in the reader's language. */
	words: { noSection: string; noTime: string; noName: string };
}

export interface Arrangement {
	/**
	 * The path of the photo, with `/` between folder and name, different from every other path on every file system. Call it
	 * once for each photo, in the order of the package. `type` is what the bytes are (sniffType of ../photo-signatures.ts, and
	 * otherwise the declared type); it decides the extension.
	 */
	place(photo: PlacedPhoto, type: PhotoType | null): string;
	/** Gives the photo the path that it has from an earlier run, so that no other photo and no other person gets it. */
	keep(photo: Pick<PlacedPhoto, "uploader" | "section">, path: string): void;
}

export declare function arrangement(options: ArrangeOptions): Arrangement;
