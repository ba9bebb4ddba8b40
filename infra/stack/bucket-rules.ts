/**
 * The CORS and lifecycle rules of the photos bucket, as S3's API spells them. Read by the stack, and by the tests, which
 * put the same rules on their Ceph bucket. Imports nothing, because the app's tools read it without CDK installed.
 */

/** The gate is the signature. The origin only keeps other sites from using a URL that leaked to them. */
export const corsRules = (origins: string[]) => [
	{
		AllowedOrigins: origins,
		AllowedMethods: ["PUT"],
		// What a signed PUT carries, but for content-length: a browser sets that by itself and never asks.
		AllowedHeaders: [
			"content-type",
			"cache-control",
			"if-none-match",
			"x-amz-checksum-sha256",
			"x-amz-meta-*",
		],
		MaxAgeSeconds: 3600,
	},
];

/**
 * No rule here may ever end an object that is current: a confirmed photo looks like one nobody confirmed, and telling
 * them apart is the sweep's work. Only what was begun and left, or already deleted, goes.
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
		// The marker of a deletion, once nothing is left behind it.
		Expiration: { ExpiredObjectDeleteMarker: true },
	},
];

/**
 * The condition keys of headers that no signed PUT of the app carries, and that change who may read an object or what is
 * stored. Some stores take them although nobody signed them. One statement for each, because the conditions within one
 * statement must all hold.
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

/** Ways to change an ACL afterwards. */
export const deniedActions = ["s3:PutObjectAcl", "s3:PutObjectVersionAcl"];
