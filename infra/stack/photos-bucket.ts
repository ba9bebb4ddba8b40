/**
 * The bucket of the photos. Its policy enforces again what the app signs, so that stolen credentials of the app can
 * neither overwrite an original nor make URLs that work for a week.
 */
import type { RemovalPolicy } from "aws-cdk-lib";
import { AnyPrincipal, Effect, PolicyStatement } from "aws-cdk-lib/aws-iam";
import {
	BlockPublicAccess,
	Bucket,
	BucketEncryption,
	CfnBucket,
	type IBucket,
	ObjectOwnership,
} from "aws-cdk-lib/aws-s3";
import type { Construct } from "constructs";
import { corsRules, deniedActions, deniedHeaders, lifecycleRules } from "./bucket-rules";
import { signatureAge } from "./limits";
import type { Stage } from "./stage";

export function makePhotosBucket(
	scope: Construct,
	{ stage, logs, removalPolicy }: { stage: Stage; logs: IBucket; removalPolicy: RemovalPolicy },
): Bucket {
	const bucket = new Bucket(scope, "Photos", {
		blockPublicAccess: BlockPublicAccess.BLOCK_ALL,
		objectOwnership: ObjectOwnership.BUCKET_OWNER_ENFORCED,
		// With a key in KMS every signed URL would also need a permission on that key.
		encryption: BucketEncryption.S3_MANAGED,
		enforceSSL: true,
		minimumTLSVersion: 1.2,
		versioned: true,
		serverAccessLogsBucket: logs,
		serverAccessLogsPrefix: "photos/",
		metrics: [{ id: "EntireBucket" }],
		removalPolicy,
	});
	const resource = bucket.node.defaultChild;
	if (!(resource instanceof CfnBucket)) throw new Error("The bucket has no CloudFormation resource.");
	resource.corsConfiguration = {
		corsRules: corsRules([stage.appUrl]).map((rule) => ({
			allowedOrigins: rule.AllowedOrigins,
			allowedMethods: rule.AllowedMethods,
			allowedHeaders: rule.AllowedHeaders,
			exposedHeaders: rule.ExposeHeaders,
			maxAge: rule.MaxAgeSeconds,
		})),
	};
	resource.lifecycleConfiguration = {
		rules: lifecycleRules.map((rule) => ({
			id: rule.ID,
			status: rule.Status,
			prefix: rule.Filter.Prefix,
			...(rule.AbortIncompleteMultipartUpload && {
				abortIncompleteMultipartUpload: {
					daysAfterInitiation: rule.AbortIncompleteMultipartUpload.DaysAfterInitiation,
				},
			}),
			...(rule.NoncurrentVersionExpiration && {
				noncurrentVersionExpiration: { noncurrentDays: rule.NoncurrentVersionExpiration.NoncurrentDays },
				expiredObjectDeleteMarker: rule.Expiration.ExpiredObjectDeleteMarker,
			}),
		})),
	};

	const originals = bucket.arnForObjects("uploads/*");
	const deny = (
		sid: string,
		action: string | string[],
		resource: string,
		conditions: Record<string, object> = {},
	) =>
		bucket.addToResourcePolicy(
			new PolicyStatement({
				sid,
				effect: Effect.DENY,
				principals: [new AnyPrincipal()],
				actions: [action].flat(),
				resources: [resource],
				conditions,
			}),
		);
	deny("OriginalsAreWrittenOnce", "s3:PutObject", originals, { Null: { "s3:if-none-match": "true" } });
	// A signed URL must not be usable to copy somebody else's original, with its location and camera, to its key.
	// ACLs are already impossible in two ways: S3 accepts no unsigned headers, and the bucket has no ACLs.
	for (const [name, key] of Object.entries(deniedHeaders))
		deny(`OriginalsHaveNo${name}`, "s3:PutObject", originals, { Null: { [key]: "false" } });
	deny("NoAclAfterwards", deniedActions, bucket.arnForObjects("*"));
	deny("OldSignaturesOfPuts", "s3:PutObject", originals, olderThan(signatureAge.put));
	deny("OldSignaturesOfGets", "s3:GetObject", bucket.arnForObjects("*"), olderThan(signatureAge.get));
	return bucket;
}

/**
 * The condition key is in milliseconds:
 * https://docs.aws.amazon.com/AmazonS3/latest/API/bucket-policy-s3-sigv4-conditions.html
 */
const olderThan = (seconds: number) => ({
	NumericGreaterThan: { "s3:signatureAge": String(seconds * 1_000) },
});
