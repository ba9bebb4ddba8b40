export interface StoreEnv {
	S3_BUCKET: string;
	S3_REGION: string;
	S3_ENDPOINT?: string;
	S3_FORCE_PATH_STYLE: boolean;
}

/**
 * Scheme, host and port of every signed URL, for the content security policy: by the rules the SDK follows
 * (store-origin.test.ts asks it), without loading it into each page's request.
 * https://docs.aws.amazon.com/AmazonS3/latest/userguide/VirtualHosting.html
 */
export function storeOrigin(env: StoreEnv): string {
	const { protocol, host, hostname } = new URL(env.S3_ENDPOINT ?? awsEndpoint(env.S3_REGION));
	const isIp = /^[\d.]+$|^\[/.test(hostname);
	// A dot in the bucket's name does not fit under a wildcard certificate.
	const inPath = env.S3_FORCE_PATH_STYLE || isIp || (protocol === "https:" && env.S3_BUCKET.includes("."));
	return `${protocol}//${inPath ? host : `${env.S3_BUCKET}.${host}`}`;
}

const awsEndpoint = (region: string) =>
	`https://s3.${region}.amazonaws.com${region.startsWith("cn-") ? ".cn" : ""}`;
