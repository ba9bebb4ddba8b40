/**
 * Access logs of the photos and of their delivery. They contain people's IP addresses, so they are deleted after
 * thirty days.
 */
import { Duration, type RemovalPolicy, Validations } from "aws-cdk-lib";
import { BlockPublicAccess, Bucket, BucketEncryption, ObjectOwnership } from "aws-cdk-lib/aws-s3";
import type { Construct } from "constructs";

export function makeAccessLogs(scope: Construct, removalPolicy: RemovalPolicy): Bucket {
	const logs = new Bucket(scope, "AccessLogs", {
		blockPublicAccess: BlockPublicAccess.BLOCK_ALL,
		// CloudFront needs ACLs to deliver its standard logs.
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
		reason: "This bucket receives the access logs. Logging those writes as well would never end.",
	});
	return logs;
}
