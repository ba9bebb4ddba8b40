export interface StoreEnv {
	S3_BUCKET: string;
	S3_REGION: string;
	S3_ENDPOINT?: string;
	S3_FORCE_PATH_STYLE: boolean;
}

/**
 * The scheme, host and port of every signed URL, for the content security policy. This follows the SDK's rules, which
 * store-origin.test.ts checks, without loading the SDK for every page request.
 * https://docs.aws.amazon.com/AmazonS3/latest/userguide/VirtualHosting.html
 */
export function storeOrigin(env: StoreEnv): string {
	const { protocol, host, hostname } = new URL(env.S3_ENDPOINT ?? awsEndpoint(env.S3_REGION));
	const isIp = /^[\d.]+$|^\[/.test(hostname);
	// A wildcard certificate does not cover a bucket name with a dot.
	const inPath = env.S3_FORCE_PATH_STYLE || isIp || (protocol === "https:" && env.S3_BUCKET.includes("."));
	return `${protocol}//${inPath ? host : `${env.S3_BUCKET}.${host}`}`;
}

const awsEndpoint = (region: string) =>
	`https://s3.${region}.amazonaws.com${region.startsWith("cn-") ? ".cn" : ""}`;
