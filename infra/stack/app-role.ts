/**
 * What the app may do in the account, and who may act as the app: deployments of one Vercel project in this
 * stage's environments. `npm test` compares the actions with what the test suite really does on Ceph
 * (scripts/stack/role-use.ts): none may be missing and none may be unused.
 */
import { Duration, Stack, Validations } from "aws-cdk-lib";
import {
	OidcProviderNative,
	PolicyDocument,
	PolicyStatement,
	Role,
	WebIdentityPrincipal,
} from "aws-cdk-lib/aws-iam";
import type { Bucket } from "aws-cdk-lib/aws-s3";
import type { Construct } from "constructs";
import type { Stage } from "./stage";

export function makeAppRole(scope: Construct, { stage, photos }: { stage: Stage; photos: Bucket }): Role {
	const { team, project, environments, oidcProviderArn } = stage.vercel;
	const issuer = `oidc.vercel.com/${team}`;
	const audience = `https://vercel.com/${team}`;
	const provider =
		oidcProviderArn ??
		new OidcProviderNative(scope, "Vercel", { url: `https://${issuer}`, clientIds: [audience] })
			.oidcProviderArn;

	const originals = photos.arnForObjects("uploads/*");
	const renditions = photos.arnForObjects("optimized/*");
	const role = new Role(scope, "App", {
		description: `The app of Rollcall ${stage.name} on Vercel`,
		assumedBy: new WebIdentityPrincipal(provider, {
			StringEquals: {
				[`${issuer}:aud`]: audience,
				[`${issuer}:sub`]: environments.map(
					(environment) => `owner:${team}:project:${project}:environment:${environment}`,
				),
			},
		}),
		// A signed URL expires with the credentials that signed it, and image URLs work for up to eight hours.
		maxSessionDuration: Duration.hours(12),
		inlinePolicies: {
			photos: new PolicyDocument({
				statements: [
					new PolicyStatement({
						// Without DeleteObjectVersion, so that what the app deletes can be brought back for fourteen days.
						actions: ["s3:GetObject", "s3:PutObject", "s3:DeleteObject"],
						resources: [originals, renditions],
					}),
					new PolicyStatement({
						// Operators' commands list. The app does not, but without this permission a HEAD of a missing object answers
						// 403, not 404.
						actions: ["s3:ListBucket"],
						resources: [photos.bucketArn],
					}),
				],
			}),
		},
	});
	/** The bucket's ARN in cdk-nag's notation. */
	const bucketArn = `<${Stack.of(scope).resolve(photos.bucketArn)["Fn::GetAtt"].join(".")}>`;
	for (const prefix of ["uploads", "optimized"]) {
		Validations.of(role).acknowledge({
			id: `AwsSolutions-IAM5[Resource::${bucketArn}/${prefix}/*]`,
			reason:
				"The app chooses the keys below its two prefixes, and it can access nothing else in the bucket.",
		});
	}
	return role;
}
