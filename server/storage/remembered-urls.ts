/**
 * A store that remembers the URLs it signed for a moment. Signing one costs about as much as reading a page of photos
 * from the database, a page has more than a hundred of them, and everybody who looks at it gets the same ones.
 */
import type { ObjectStore } from "./object-store";

/** Short beside the life of the credentials that signed them; windows of URLs begin on whole minutes as well. */
const rememberedMs = 60_000;
/** About 10 MB. */
const mostUrls = 20_000;

export function withRememberedUrls(store: ObjectStore): ObjectStore {
	let urls = new Map<string, Promise<string>>();
	let minute = Number.NaN;
	return {
		...store,
		presignGet(key, options) {
			const now = Math.floor(options.now.getTime() / rememberedMs);
			if (now !== minute || urls.size >= mostUrls) urls = new Map();
			minute = now;
			const name = `${key}\n${options.downloadName ?? ""}`;
			const known = urls.get(name);
			if (known) return known;
			const url = store.presignGet(key, options);
			const rememberedIn = urls;
			rememberedIn.set(name, url);
			url.catch(() => rememberedIn.delete(name));
			return url;
		},
	};
}
