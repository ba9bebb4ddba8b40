import type { S3Client } from "@aws-sdk/client-s3";

/**
 * In path style the SDK asks for "/bucket/" where it means the bucket itself (DeleteObjects does). S3 and Ceph take
 * "/bucket" as well, and the embedded store of a laptop verifies the signature of nothing else.
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
