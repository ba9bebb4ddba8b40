import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { Match } from "aws-cdk-lib/assertions";
import { describe, expect, test } from "vitest";
import { watched } from "../stack/watch";
import { onlyId, propertiesOf } from "./templates";
import { synthesize } from "./two-stages";

const stages = synthesize();

/** Runs the code of the watch against an app that answers as it should, and against one whose photos wait. */
async function runWatch(source: string) {
	let late = false;
	const asked: (string | undefined)[] = [];
	const app = createServer((request, response) => {
		asked.push(request.url);
		response.statusCode = late && request.url === "/api/health/work" ? 503 : 200;
		response.end(late ? "late" : "ok");
	}).listen(0, "127.0.0.1");
	await once(app, "listening");
	const { port } = app.address() as AddressInfo;
	const module: { exports: { handler?: () => Promise<void> } } = { exports: {} };
	const env = { APP_URL: `http://127.0.0.1:${port}` };
	new Function("exports", "process", source)(module.exports, { env });
	await module.exports.handler?.();
	expect(asked.sort()).toEqual([...watched]);
	late = true;
	await expect(module.exports.handler?.()).rejects.toThrow("/api/health/work answers 503 late");
	app.close();
	app.closeAllConnections();
}

describe.each(["dev", "prod"] as const)("the alarms of %s", (name) => {
	const template = stages[name];
	const photos = onlyId(template, "AWS::S3::Bucket", "Photos");
	const topic = { Ref: onlyId(template, "AWS::SNS::Topic") };

	test("watch metrics that the bucket really has", () => {
		template.hasResourceProperties("AWS::S3::Bucket", { MetricsConfigurations: [{ Id: "EntireBucket" }] });
		const alarms = Object.values(template.findResources("AWS::CloudWatch::Alarm"))
			.map((a) => a.Properties)
			.filter(({ Namespace }) => Namespace !== "AWS/Lambda");
		expect(alarms).toHaveLength(3);
		for (const alarm of alarms) {
			const metrics = alarm.Metrics?.flatMap(
				(m: { MetricStat?: { Metric: unknown } }) => m.MetricStat?.Metric ?? [],
			);
			for (const metric of metrics ?? [alarm]) {
				expect(metric).toMatchObject({
					Namespace: "AWS/S3",
					Dimensions: [
						{ Name: "BucketName", Value: { Ref: photos } },
						{ Name: "FilterId", Value: "EntireBucket" },
					],
				});
			}
		}
	});

	test("notify a person, through a topic that accepts only alarms of this account, over TLS", () => {
		for (const { Properties } of Object.values(template.findResources("AWS::CloudWatch::Alarm"))) {
			expect(Properties.AlarmActions).toEqual([topic]);
		}
		template.hasResourceProperties("AWS::SNS::Subscription", {
			TopicArn: topic,
			Protocol: "email",
			Endpoint: stages.stages[name].alarmEmail,
		});
		template.hasResourceProperties("AWS::SNS::TopicPolicy", {
			PolicyDocument: {
				Statement: Match.arrayEquals([
					Match.objectLike({ Effect: "Deny", Condition: { Bool: { "aws:SecureTransport": "false" } } }),
					Match.objectLike({
						Effect: "Allow",
						Principal: { Service: "cloudwatch.amazonaws.com" },
						Action: "sns:Publish",
						Condition: { StringEquals: { "aws:SourceAccount": { Ref: "AWS::AccountId" } } },
					}),
				]),
			},
		});
	});

	test("watch the app from outside, and an absent watch is an alarm too", async () => {
		// What runs on somebody's own machine cannot be reached from the account.
		if (name === "dev") return template.resourceCountIs("AWS::Lambda::Function", 0);
		const watch = onlyId(template, "AWS::Lambda::Function", "Watch");
		template.hasResourceProperties("AWS::CloudWatch::Alarm", {
			Namespace: "AWS/Lambda",
			MetricName: "Errors",
			Dimensions: [{ Name: "FunctionName", Value: { Ref: watch } }],
			TreatMissingData: "breaching",
		});
		template.hasResourceProperties("AWS::Events::Rule", {
			ScheduleExpression: "rate(5 minutes)",
			Targets: [Match.objectLike({ Arn: { "Fn::GetAtt": [watch, "Arn"] } })],
		});
		const { Code, Environment } = propertiesOf(template, "AWS::Lambda::Function", watch);
		expect(Environment.Variables).toEqual({ APP_URL: stages.stages[name].appUrl });
		await runWatch(Code.ZipFile);
	});

	test("include the budget, before it is spent", () => {
		template.hasResourceProperties("AWS::Budgets::Budget", {
			Budget: {
				BudgetType: "COST",
				TimeUnit: "MONTHLY",
				BudgetLimit: { Amount: stages.stages[name].monthlyBudget, Unit: "USD" },
			},
			NotificationsWithSubscribers: ["ACTUAL", "FORECASTED"].map((NotificationType) =>
				Match.objectLike({
					Notification: { NotificationType },
					Subscribers: [{ SubscriptionType: "EMAIL", Address: stages.stages[name].alarmEmail }],
				}),
			),
		});
	});
});
