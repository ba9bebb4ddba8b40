/** Access logs of the photos and of their delivery. They hold people's addresses, so they are gone after thirty days. */
import { Duration, type RemovalPolicy, Validations } from "aws-cdk-lib";
import { BlockPublicAccess, Bucket, BucketEncryption, ObjectOwnership } from "aws-cdk-lib/aws-s3";
import type { Construct } from "constructs";

export function makeAccessLogs(scope: Construct, removalPolicy: RemovalPolicy): Bucket {
	const logs = new Bucket(scope, "AccessLogs", {
		blockPublicAccess: BlockPublicAccess.BLOCK_ALL,
		// CloudFront's standard logs are delivered by ACL.
		objectOwnership: ObjectOwnership.BUCKET_OWNER_PREFERRED,
		encryption: BucketEncryption.S3_MANAGED,
		enforceSSL: true,
		minimumTLSVersion: 1.2,
		lifecycleRules: [
			{ expiration: Duration.days(30), abortIncompleteMultipartUploadAfter: Duration.days(1) },
		],
		removalPolicy,
	});
	Validations.of(logs).acknowledge({
		id: "AwsSolutions-S1",
		reason: "This bucket takes the access logs; logging its own deliveries would never end.",
	});
	return logs;
}
