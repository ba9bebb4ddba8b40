import { Match } from "aws-cdk-lib/assertions";
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

	test("are two: photos and access logs", () => {
		template.resourceCountIs("AWS::S3::Bucket", 2);
	});

	test.each([
		["photos", photos],
		["access logs", logs],
	])("%s cannot be made public, and are encrypted", (_, id) => {
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
	])("%s speak TLS 1.2 or newer only, to everybody", (_, id) => {
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

	test("photos have no ACLs, and what is deleted or overwritten stays for a while", () => {
		template.hasResourceProperties("AWS::S3::Bucket", {
			OwnershipControls: { Rules: [{ ObjectOwnership: "BucketOwnerEnforced" }] },
			VersioningConfiguration: { Status: "Enabled" },
		});
	});

	test("CORS lets the stage's own origin PUT with the headers of a signed PUT, and nothing else", () => {
		template.hasResourceProperties("AWS::S3::Bucket", {
			CorsConfiguration: {
				CorsRules: [
					{
						AllowedOrigins: [stages.stages[name].appUrl],
						AllowedMethods: ["PUT"],
						AllowedHeaders: [
							"content-type",
							"cache-control",
							"if-none-match",
							"x-amz-checksum-sha256",
							"x-amz-meta-*",
						],
						ExposedHeaders: Match.absent(),
						MaxAge: 3600,
					},
				],
			},
		});
	});

	test("unfinished multipart uploads and deleted versions go, and no rule ends a current object", () => {
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

	test("a PUT of an original without If-None-Match is refused, whoever sends it", () => {
		const statement = policy.find(({ Sid }) => Sid === "OriginalsAreWrittenOnce");
		expect(statement).toMatchObject({
			Effect: "Deny",
			Principal: { AWS: "*" },
			Action: "s3:PutObject",
			Condition: { Null: { "s3:if-none-match": "true" } },
		});
		expect(objectsOf(photos, statement?.Resource)).toEqual(["/uploads/*"]);
	});

	test.each(Object.entries(deniedHeaders))("a PUT of an original with %s is refused", (name, key) => {
		const statement = policy.find(({ Sid }) => Sid === `OriginalsHaveNo${name}`);
		expect(statement).toMatchObject({
			Effect: "Deny",
			Principal: { AWS: "*" },
			Action: "s3:PutObject",
			Condition: { Null: { [key]: "false" } },
		});
		expect(objectsOf(photos, statement?.Resource)).toEqual(["/uploads/*"]);
	});

	test("nobody changes the ACL of an object afterwards", () => {
		const statement = policy.find(({ Sid }) => Sid === "NoAclAfterwards");
		expect(statement).toMatchObject({ Effect: "Deny", Principal: { AWS: "*" }, Action: deniedActions });
		expect(statement).not.toHaveProperty("Condition");
		expect(objectsOf(photos, statement?.Resource)).toEqual(["/*"]);
	});

	test.each([
		["OldSignaturesOfPuts", "s3:PutObject", "/uploads/*", 10 * 60 * 1_000],
		["OldSignaturesOfGets", "s3:GetObject", "/*", 8 * 60 * 60 * 1_000],
	])("%s: refused past the limit, in milliseconds", (sid, action, objects, limit) => {
		const statement = policy.find(({ Sid }) => Sid === sid);
		expect(statement).toMatchObject({
			Effect: "Deny",
			Principal: { AWS: "*" },
			Action: action,
			Condition: { NumericGreaterThan: { "s3:signatureAge": String(limit) } },
		});
		expect(objectsOf(photos, statement?.Resource)).toEqual([objects]);
	});

	test("every request for a photo is logged, and the logs are gone after thirty days", () => {
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
] as const)("what %s stores goes with its stack: %s", (name, policy) => {
	for (const type of ["AWS::S3::Bucket", "AWS::Cognito::UserPool"]) {
		stages[name].allResources(type, { DeletionPolicy: policy, UpdateReplacePolicy: policy });
	}
});
