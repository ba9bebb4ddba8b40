import { describe, expect, test } from "vitest";
import { deniedActions, deniedHeaders, lifecycleRules } from "../stack/bucket-rules";
import { bucketPolicy, objectsOf, onlyId, propertiesOf } from "./templates";
import { synthesize } from "./two-stages";

const stages = synthesize();

describe.each(["dev", "prod"] as const)("the buckets of %s", (name) => {
	const template = stages[name];
	const photos = onlyId(template, "AWS::S3::Bucket", "Photos");
	const logs = onlyId(template, "AWS::S3::Bucket", "AccessLogs");
	const policy = bucketPolicy(template, photos);

	test("are two, one for photos and one for access logs", () => {
		template.resourceCountIs("AWS::S3::Bucket", 2);
	});

	test.each([
		["photos", photos],
		["access logs", logs],
	])("cannot be made public and are encrypted: %s", (_, id) => {
		const bucket = propertiesOf(template, "AWS::S3::Bucket", id);
		expect(bucket.PublicAccessBlockConfiguration).toEqual({
			BlockPublicAcls: true,
			BlockPublicPolicy: true,
			IgnorePublicAcls: true,
			RestrictPublicBuckets: true,
		});
		expect(bucket.BucketEncryption.ServerSideEncryptionConfiguration).toEqual([
			{ ServerSideEncryptionByDefault: { SSEAlgorithm: "AES256" } },
		]);
	});

	test.each([
		["photos", photos],
		["access logs", logs],
	])("accept only TLS 1.2 or newer, from everybody: %s", (_, id) => {
		for (const condition of [
			{ Bool: { "aws:SecureTransport": "false" } },
			{ NumericLessThan: { "s3:TlsVersion": 1.2 } },
		]) {
			const statement = bucketPolicy(template, id).find(
				({ Condition }) => JSON.stringify(Condition) === JSON.stringify(condition),
			);
			expect(statement).toMatchObject({ Effect: "Deny", Principal: { AWS: "*" }, Action: "s3:*" });
			expect(objectsOf(id, statement?.Resource)).toEqual(["bucket", "/*"]);
		}
	});

	test("have no ACLs for photos, and keep deleted and overwritten photos for a while", () => {
		template.hasResourceProperties("AWS::S3::Bucket", {
			OwnershipControls: { Rules: [{ ObjectOwnership: "BucketOwnerEnforced" }] },
			VersioningConfiguration: { Status: "Enabled" },
		});
	});

	test("allow by CORS only GET, and PUT with the headers of a signed PUT, from the stage's own origin", () => {
		template.hasResourceProperties("AWS::S3::Bucket", {
			CorsConfiguration: {
				CorsRules: [
					{
						AllowedOrigins: [stages.stages[name].appUrl],
						AllowedMethods: ["GET", "PUT"],
						AllowedHeaders: [
							"content-type",
							"cache-control",
							"if-none-match",
							"x-amz-checksum-sha256",
							"x-amz-meta-*",
						],
						ExposedHeaders: ["retry-after"],
						MaxAge: 3600,
					},
				],
			},
		});
	});

	test("delete unfinished multipart uploads and deleted versions, but no current object", () => {
		const { Rules } = propertiesOf(template, "AWS::S3::Bucket", photos).LifecycleConfiguration;
		expect(Rules).toEqual([
			{
				Id: "unfinished-multipart-uploads",
				Status: "Enabled",
				Prefix: "",
				AbortIncompleteMultipartUpload: { DaysAfterInitiation: 1 },
			},
			{
				Id: "deleted-versions",
				Status: "Enabled",
				Prefix: "",
				NoncurrentVersionExpiration: { NoncurrentDays: 14 },
				ExpiredObjectDeleteMarker: true,
			},
		]);
		expect(Rules).toHaveLength(lifecycleRules.length);
		for (const rule of Rules) {
			for (const ending of ["ExpirationInDays", "ExpirationDate", "Transition", "Transitions"]) {
				expect(rule).not.toHaveProperty(ending);
			}
		}
	});

	test("refuse a PUT of an original without If-None-Match from anybody", () => {
		const statement = policy.find(({ Sid }) => Sid === "OriginalsAreWrittenOnce");
		expect(statement).toMatchObject({
			Effect: "Deny",
			Principal: { AWS: "*" },
			Action: "s3:PutObject",
			Condition: { Null: { "s3:if-none-match": "true" } },
		});
		expect(objectsOf(photos, statement?.Resource)).toEqual(["/uploads/*"]);
	});

	test.each(Object.entries(deniedHeaders))("refuse a PUT of an original with %s", (name, key) => {
		const statement = policy.find(({ Sid }) => Sid === `OriginalsHaveNo${name}`);
		expect(statement).toMatchObject({
			Effect: "Deny",
			Principal: { AWS: "*" },
			Action: "s3:PutObject",
			Condition: { Null: { [key]: "false" } },
		});
		expect(objectsOf(photos, statement?.Resource)).toEqual(["/uploads/*"]);
	});

	test("let nobody change the ACL of an existing object", () => {
		const statement = policy.find(({ Sid }) => Sid === "NoAclAfterwards");
		expect(statement).toMatchObject({ Effect: "Deny", Principal: { AWS: "*" }, Action: deniedActions });
		expect(statement).not.toHaveProperty("Condition");
		expect(objectsOf(photos, statement?.Resource)).toEqual(["/*"]);
	});

	test.each([
		["OldSignaturesOfPuts", "s3:PutObject", "/uploads/*", 10 * 60 * 1_000],
		["OldSignaturesOfGets", "s3:GetObject", "/*", 8 * 60 * 60 * 1_000],
	])(
		"refuse signatures that are too old, with the limit in milliseconds: %s",
		(sid, action, objects, limit) => {
			const statement = policy.find(({ Sid }) => Sid === sid);
			expect(statement).toMatchObject({
				Effect: "Deny",
				Principal: { AWS: "*" },
				Action: action,
				Condition: { NumericGreaterThan: { "s3:signatureAge": String(limit) } },
			});
			expect(objectsOf(photos, statement?.Resource)).toEqual([objects]);
		},
	);

	test("log every request for a photo, and delete the logs after thirty days", () => {
		template.hasResourceProperties("AWS::S3::Bucket", {
			LoggingConfiguration: { DestinationBucketName: { Ref: logs }, LogFilePrefix: "photos/" },
		});
		const { Rules } = propertiesOf(template, "AWS::S3::Bucket", logs).LifecycleConfiguration;
		expect(Rules).toEqual([expect.objectContaining({ Status: "Enabled", ExpirationInDays: 30 })]);
	});
});

test.each([
	["prod", "Retain"],
	["dev", "Delete"],
] as const)("when the stack of %s is deleted, the policy for its data is %s", (name, policy) => {
	for (const type of ["AWS::S3::Bucket", "AWS::Cognito::UserPool"]) {
		stages[name].allResources(type, { DeletionPolicy: policy, UpdateReplacePolicy: policy });
	}
});
