/**
 * Serves renditions through CloudFront. This store signs their URLs for the distribution of
 * infra/stack/delivery.ts and uses the wrapped store for everything else. Unlike a presigned GET, such a URL does
 * not expire with AWS credentials, and every server signs the same URL, because the RSA signature of a canned
 * policy contains nothing random.
 */
import { getSignedUrl } from "@aws-sdk/cloudfront-signer";
import type { ObjectStore } from "./object-store";
import { urlWindow } from "./url-window";

/** The only path that the distribution serves. */
const served = "optimized/";

interface Cdn {
	/** The distribution's URL, without a slash at the end. */
	url: string;
	keyPairId: string;
	/** An RSA key in PEM. */
	privateKey: string;
	urlWindowSeconds: number;
}

export function throughCdn(store: ObjectStore, cdn: Cdn): ObjectStore {
	const { keyPairId, privateKey, urlWindowSeconds } = cdn;
	return {
		...store,
		async presignGet(key, options) {
			// S3 sets the file name of a download, because the distribution ignores query parameters. A rendition has exact bytes
			// without one, because the app itself wrote it.
			if (!key.startsWith(served) || options.downloadName) return store.presignGet(key, options);
			const { endsAt } = urlWindow(options.now, urlWindowSeconds);
			const path = key.split("/").map(encodeURIComponent).join("/");
			return getSignedUrl({
				url: `${cdn.url}/${path}`,
				keyPairId,
				privateKey,
				dateLessThan: endsAt.toISOString(),
			});
		},
	};
}
