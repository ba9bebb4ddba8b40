/**
 * Signed URLs, in batches: one for the photo whose turn it is, and for those whose turn is next. A URL is used only while it is
 * fresh, because a photo that was hidden since must not come, and asked for again when the store refuses it.
 */
import type { PackageEntry, SignedFile } from "@/rules/take-home";
import { type AskTools, askServer } from "./ask-server";
import type { EntryList } from "./list-entries";
import type { PackageApi, PackageRequest } from "./package.types";

/** URLs that are asked for at once. The server takes more (../../../rules/take-home.ts). */
const batch = 20;
/** Milliseconds. The URLs work much longer. */
const freshMs = 60_000;

export interface Signer {
	/** Rejects with an error that no retry changes. */
	sign(entry: PackageEntry): Promise<SignedFile>;
	/** The next `sign` of this photo asks the server. */
	forget(photoId: string): void;
	/** The photo is here, so its URL is needed no more. */
	over(photoId: string): void;
}

interface Options {
	api: Pick<PackageApi, "sign">;
	request: PackageRequest;
	list: Pick<EntryList, "from">;
	tools: AskTools;
	now(): number;
}

export function makeSigner({ api, request, list, tools, now }: Options): Signer {
	const known = new Map<string, { at: number; signed: Promise<SignedFile | null> }>();
	/** One for all photos that are here. It never gets old, so they are not asked for with others. */
	const finished = { at: Number.POSITIVE_INFINITY, signed: Promise.resolve(null) };

	function isFresh(photoId: string) {
		const found = known.get(photoId);
		return found !== undefined && now() - found.at < freshMs;
	}

	function ask(first: PackageEntry) {
		const next = list.from(first, batch).filter(({ photoId }) => !isFresh(photoId));
		const photoIds = next.map(({ photoId }) => photoId);
		const { eventId, files, hidden } = request;
		const answers = askServer(() => api.sign({ eventId, files, hidden, photoIds }), tools);
		for (const photoId of photoIds) {
			const signed = answers.then(
				({ signed }) => signed.find((one) => one.photoId === photoId) ?? { photoId, left: "GONE" as const },
			);
			// It is read when the photo's turn comes.
			signed.catch(() => {});
			const asked = { at: now(), signed };
			known.set(photoId, asked);
			// How long the answer took does not count.
			void answers.then(
				() => {
					asked.at = now();
				},
				() => known.delete(photoId),
			);
		}
	}

	return {
		async sign(entry) {
			if (!isFresh(entry.photoId)) ask(entry);
			const signed = await known.get(entry.photoId)?.signed;
			return signed ?? { photoId: entry.photoId, left: "GONE" };
		},
		over(photoId) {
			known.set(photoId, finished);
		},
		forget(photoId) {
			known.delete(photoId);
		},
	};
}
