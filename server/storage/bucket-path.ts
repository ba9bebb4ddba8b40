import type { S3Client } from "@aws-sdk/client-s3";

/**
 * Removes the slash at the end of a bucket's own path. In path style the SDK requests "/bucket/" for the bucket
 * itself, for instance for DeleteObjects. S3 and Ceph also accept "/bucket", and it is the only form whose
 * signature the embedded store of a laptop accepts.
 */
export function withoutBucketSlash(client: S3Client): S3Client {
	client.middlewareStack.add(
		(next) => (args) => {
			const { request } = args;
			if (hasPath(request) && request.path.length > 1) request.path = request.path.replace(/\/$/, "");
			return next(args);
		},
		{ step: "build", name: "bucketPathWithoutSlash" },
	);
	return client;
}

const hasPath = (request: unknown): request is { path: string } =>
	typeof request === "object" && request !== null && "path" in request && typeof request.path === "string";
