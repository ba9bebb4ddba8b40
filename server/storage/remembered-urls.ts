/**
 * A store that caches the URLs that it signed for up to a minute. Signing one costs about as much as reading a
 * page of photos from the database, a page has more than a hundred URLs, and everybody who opens it gets the same
 * ones.
 */
import type { ObjectStore } from "./object-store";

/**
 * Milliseconds. The credentials that sign the URLs live much longer, and the URLs' windows also begin on whole
 * minutes.
 */
const rememberedMs = 60_000;
/** So many URLs take about 10 MB of memory. */
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
			const name = `${key}\n${options.exactBytes ?? ""}\n${options.contentType ?? ""}\n${options.downloadName ?? ""}`;
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
