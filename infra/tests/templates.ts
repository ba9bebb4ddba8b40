/** Helpers that read a template's resources in a form that is easy to compare. */
import type { Template } from "aws-cdk-lib/assertions";

export interface Statement {
	Sid?: string;
	Effect: "Allow" | "Deny";
	Principal?: unknown;
	Action: string | string[];
	Resource: unknown;
	Condition?: Record<string, Record<string, unknown>>;
}

/** The statements of the policy of the bucket with this logical id. */
export function bucketPolicy(template: Template, bucketId: string): Statement[] {
	const policies = Object.values(template.findResources("AWS::S3::BucketPolicy"));
	const policy = policies.find(({ Properties }) => Properties.Bucket.Ref === bucketId);
	return policy?.Properties.PolicyDocument.Statement ?? [];
}

/**
 * The objects of this bucket in a policy's Resource, always as a list: "/uploads/*" for objects, "bucket" for the
 * bucket itself.
 */
export function objectsOf(bucketId: string, resource: unknown): string[] {
	return [resource].flat().map((one) =>
		JSON.stringify(one)
			.replace(`{"Fn::GetAtt":["${bucketId}","Arn"]}`, "bucket")
			.replace(/^\{"Fn::Join":\["",\[bucket,"(.*)"\]\]\}$/, "$1"),
	);
}

export function onlyId(template: Template, type: string, starts = ""): string {
	const ids = Object.keys(template.findResources(type)).filter((id) => id.startsWith(starts));
	if (ids.length !== 1 || !ids[0]) throw new Error(`There must be exactly one ${type}: ${ids.join(", ")}`);
	return ids[0];
}

/** The properties of one resource. */
export function propertiesOf(template: Template, type: string, id: string) {
	const resource = template.findResources(type)[id];
	if (!resource) throw new Error(`There is no ${type} ${id}.`);
	return resource.Properties;
}
