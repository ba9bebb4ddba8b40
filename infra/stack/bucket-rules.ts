/**
 * The CORS and lifecycle rules of the photos bucket, in the notation of S3's API. The stack uses them, and the
 * tests put the same rules on their Ceph bucket. This file imports nothing, because the app's tools use it without
 * CDK installed.
 */

/**
 * PUT is for adding photos, and GET for the package that a page makes of photos that are taken home. It is one rule for both,
 * because Ceph 16 looks only at the first rule with the origin. The signature protects the bucket. The origin only prevents
 * other sites from using a URL that leaked to them. Beside the status and the bytes, a page reads only how long a busy store asks it to wait.
 */
export const corsRules = (origins: string[]) => [
	{
		AllowedOrigins: origins,
		AllowedMethods: ["GET", "PUT"],
		// The headers of a signed PUT except content-length, which a browser sets by itself without a preflight. A GET sends none.
		AllowedHeaders: [
			"content-type",
			"cache-control",
			"if-none-match",
			"x-amz-checksum-sha256",
			"x-amz-meta-*",
		],
		ExposeHeaders: ["retry-after"],
		MaxAgeSeconds: 3600,
	},
];

/**
 * No rule here may ever delete a current object: S3 cannot tell a confirmed photo from an abandoned upload, but
 * the sweep can. These rules delete only unfinished uploads and what was already deleted.
 */
export const lifecycleRules = [
	{
		ID: "unfinished-multipart-uploads",
		Status: "Enabled" as const,
		Filter: { Prefix: "" },
		AbortIncompleteMultipartUpload: { DaysAfterInitiation: 1 },
	},
	{
		ID: "deleted-versions",
		Status: "Enabled" as const,
		Filter: { Prefix: "" },
		NoncurrentVersionExpiration: { NoncurrentDays: 14 },
		// Removes a delete marker when no version is left behind it.
		Expiration: { ExpiredObjectDeleteMarker: true },
	},
];

/**
 * The condition keys of headers that no signed PUT of the app has, and that change who may read an object or what
 * is stored. Some stores accept them although nobody signed them. Each needs its own statement, because all
 * conditions of one statement must hold together.
 */
export const deniedHeaders = {
	CopySource: "s3:x-amz-copy-source",
	Acl: "s3:x-amz-acl",
	GrantRead: "s3:x-amz-grant-read",
	GrantReadAcp: "s3:x-amz-grant-read-acp",
	GrantWrite: "s3:x-amz-grant-write",
	GrantWriteAcp: "s3:x-amz-grant-write-acp",
	GrantFullControl: "s3:x-amz-grant-full-control",
};

/** The actions that change the ACL of an existing object. */
export const deniedActions = ["s3:PutObjectAcl", "s3:PutObjectVersionAcl"];
