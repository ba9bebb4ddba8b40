import { App } from "aws-cdk-lib";
import { Template } from "aws-cdk-lib/assertions";
import { describe, expect, test } from "vitest";
import { addStage } from "../stack/add-stage";
import { parseStage } from "../stack/stage";
import { objectsOf, onlyId, propertiesOf, type Statement } from "./templates";
import { synthesize, valuesOf } from "./two-stages";

const stages = synthesize();

describe.each([
	["dev", "development"],
	["prod", "production"],
] as const)("the app's role of %s", (name, environment) => {
	const template = stages[name];
	const photos = onlyId(template, "AWS::S3::Bucket", "Photos");
	const id = onlyId(template, "AWS::IAM::Role", "App");
	const role = propertiesOf(template, "AWS::IAM::Role", id);

	test("is the only role but that of the watch, which may only write its log", () => {
		const others = Object.values(template.findResources("AWS::IAM::Role")).filter(
			({ Properties }) => !JSON.stringify(Properties.AssumeRolePolicyDocument).includes("vercel"),
		);
		expect(others).toHaveLength(name === "dev" ? 0 : 1);
		for (const { Properties } of others) {
			const [{ PolicyDocument }] = Properties.Policies;
			expect(Properties.ManagedPolicyArns).toBeUndefined();
			expect(PolicyDocument.Statement).toEqual([
				{
					Effect: "Allow",
					Action: ["logs:CreateLogStream", "logs:PutLogEvents"],
					Resource: { "Fn::GetAtt": [onlyId(template, "AWS::Logs::LogGroup", "Watch"), "Arn"] },
				},
			]);
		}
		for (const type of [
			"AWS::IAM::User",
			"AWS::IAM::AccessKey",
			"AWS::IAM::Policy",
			"AWS::IAM::ManagedPolicy",
		]) {
			template.resourceCountIs(type, 0);
		}
		expect(role.ManagedPolicyArns).toBeUndefined();
	});

	test("trusts only Vercel's token for this team, this project and this stage's environment", () => {
		expect(role.AssumeRolePolicyDocument.Statement).toEqual([
			{
				Effect: "Allow",
				Action: "sts:AssumeRoleWithWebIdentity",
				Principal: { Federated: { Ref: onlyId(template, "AWS::IAM::OIDCProvider") } },
				Condition: {
					StringEquals: {
						"oidc.vercel.com/example-team:aud": "https://vercel.com/example-team",
						"oidc.vercel.com/example-team:sub": [
							`owner:example-team:project:rollcall:environment:${environment}`,
						],
					},
				},
			},
		]);
		template.hasResourceProperties("AWS::IAM::OIDCProvider", {
			Url: "https://oidc.vercel.com/example-team",
			ClientIdList: ["https://vercel.com/example-team"],
		});
	});

	test("may read, write and delete below the two prefixes of its own bucket, and find out that a key is missing", () => {
		const statements: Statement[] = role.Policies.flatMap(
			(policy: { PolicyDocument: { Statement: Statement[] } }) => policy.PolicyDocument.Statement,
		);
		expect(
			statements.map(({ Effect, Action, Resource }) => ({
				Effect,
				Action: [Action].flat(),
				on: objectsOf(photos, Resource).sort(),
			})),
		).toEqual([
			{
				Effect: "Allow",
				Action: ["s3:DeleteObject", "s3:GetObject", "s3:PutObject"],
				on: ["/optimized/*", "/uploads/*"],
			},
			{ Effect: "Allow", Action: ["s3:ListBucket"], on: ["bucket"] },
		]);
	});

	test("gives credentials that outlive every URL signed with them", () => {
		expect(role.MaxSessionDuration).toBe(12 * 60 * 60);
	});
});

describe("a stage is refused", () => {
	const withEnvironments = (...environments: string[]) => ({
		...valuesOf("staging"),
		vercel: { ...valuesOf("staging").vercel, environments },
	});

	test.each([
		["prod", ["preview"]],
		["prod", ["production", "preview"]],
		["prod", ["development"]],
		["staging", ["production"]],
		["staging", ["preview", "production"]],
		["dev", ["production"]],
	])("if it is %s with the environments %s", (name, environments) => {
		expect(() => parseStage(name, withEnvironments(...environments))).toThrow(
			"production belongs to the stage prod",
		);
	});

	test.each(["*", "example*", "example:project:other"])("if its team is %s", (team) => {
		expect(() =>
			parseStage("staging", { ...valuesOf("staging"), vercel: { ...valuesOf("staging").vercel, team } }),
		).toThrow("vercel.team");
	});

	test("if its name or one of its settings is unknown", () => {
		expect(() => parseStage("production", valuesOf("prod"))).toThrow("stage=dev|staging|prod");
		expect(() => parseStage("prod", { ...valuesOf("prod"), bukket: "x" })).toThrow("bukket");
	});
});

test("previews may share dev or staging, and an account's existing provider is used", () => {
	const oidcProviderArn = "arn:aws:iam::111122223333:oidc-provider/oidc.vercel.com/example-team";
	const vercel = { ...valuesOf("dev").vercel, environments: ["development", "preview"], oidcProviderArn };
	const { photos } = addStage(new App(), parseStage("dev", { ...valuesOf("dev"), vercel }));
	const template = Template.fromStack(photos);
	template.resourceCountIs("AWS::IAM::OIDCProvider", 0);
	template.hasResourceProperties("AWS::IAM::Role", {
		AssumeRolePolicyDocument: { Statement: [{ Principal: { Federated: oidcProviderArn } }] },
	});
});
