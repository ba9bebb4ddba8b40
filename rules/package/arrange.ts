/**
 * Where each photo of a package is: its folder and its file name. The browser's ZIP and `npm run take-home` use it. It
 * remembers every name that it gave, because two different names can be the same file on some file system.
 */
import type { PhotoType } from "@/rules/photo-types";
import { offsetIn, wallClock } from "./local-time";
import { fileName, folderName, nameKey } from "./names";

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
	/** IANA name of the event's time zone. By time, a folder is a day of it, as in the album. */
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
	/** What the photo's folder is for: the id of a person or of a section, or a day; empty for photos without one. */
	folderId(photo: PlacedPhoto): string;
	/**
	 * For a path of an earlier run, in a folder that was for this: no other photo gets the path, and what the folder is for
	 * keeps its folder.
	 */
	keep(folderId: string, path: string): void;
}

/** Names beside the folders: rules/package/manifest.ts. */
const ownFiles = ["manifest.json", "manifest.csv"];

export function arrangement({ by, timeZone, sections, words }: ArrangeOptions): Arrangement {
	const root = new Names();
	for (const own of ownFiles) root.keep(own);
	/** By what the folder is for: a person's id, a section's, a day. */
	const folders = new Map<string, { path: string; names: Names }>();
	const numbers = new Map(sections.map(({ id }, index) => [id, index + 1]));
	const digits = String(sections.length).length;

	function wanted({ uploader, section, takenAt }: PlacedPhoto): { id: string; name: string } {
		if (by === "person") return { id: uploader.id, name: uploader.name };
		if (by === "time") {
			if (!takenAt) return { id: "", name: words.noTime };
			const clock = wallClock({ at: takenAt, offset: offsetIn(timeZone, takenAt) });
			const day = clock.toISOString().slice(0, 10);
			return { id: day, name: day };
		}
		if (!section) return { id: "", name: words.noSection };
		const number = numbers.get(section.id) ?? numbers.size + 1;
		numbers.set(section.id, number);
		return { id: section.id, name: `${String(number).padStart(digits, "0")} ${section.name}` };
	}

	function folderOf(photo: PlacedPhoto) {
		const { id, name } = wanted(photo);
		const known = folders.get(id);
		if (known) return known;
		const base = folderName(name) ? name : words.noName;
		const made = { path: root.give((copy) => folderName(base, copy)), names: new Names() };
		folders.set(id, made);
		return made;
	}

	return {
		folderId: (photo) => wanted(photo).id,
		place(photo, type) {
			const { path, names } = folderOf(photo);
			const named = { ...photo, id: photo.photoId };
			return `${path}/${names.give((copy) => fileName(named, type, { timeZone, copy }))}`;
		},
		keep(folderId, path) {
			const [folder = "", name = ""] = path.split("/");
			const known = folders.get(folderId) ?? { path: folder, names: new Names() };
			folders.set(folderId, known);
			root.keep(folder);
			known.names.keep(name);
		},
	};
}

/** The names in one folder. */
class Names {
	readonly #taken = new Set<string>();
	/** The next number to try for a name, so that thousands of photos with one title are not tried one after another. */
	readonly #next = new Map<string, number>();

	keep(name: string) {
		this.#taken.add(nameKey(name));
	}

	/** The name with the lowest number that is still free. */
	give(nameOf: (copy: number) => string): string {
		const wanted = nameKey(nameOf(1));
		for (let copy = this.#next.get(wanted) ?? 1; ; copy++) {
			const name = nameOf(copy);
			if (this.#taken.has(nameKey(name))) continue;
			this.keep(name);
			this.#next.set(wanted, copy + 1);
			return name;
		}
	}
}
