/**
 * Renditions through CloudFront: a store that signs their URLs for the distribution of infra/stack/delivery.ts, and asks
 * the store behind it for everything else. Unlike a presigned GET such a URL does not end with AWS credentials, and it
 * is the same whichever server signs it: the RSA signature of a canned policy has no chance in it.
 */
import { getSignedUrl } from "@aws-sdk/cloudfront-signer";
import type { ObjectStore } from "./object-store";
import { urlWindow } from "./url-window";

/** The only path that the distribution serves. */
const served = "optimized/";

interface Cdn {
	/** Without a slash at the end. */
	url: string;
	keyPairId: string;
	/** PEM of an RSA key. */
	privateKey: string;
	urlWindowSeconds: number;
}

export function throughCdn(store: ObjectStore, cdn: Cdn): ObjectStore {
	const { keyPairId, privateKey, urlWindowSeconds } = cdn;
	return {
		...store,
		async presignGet(key, options) {
			// What a download is called is told by S3; the distribution takes no parameters.
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
