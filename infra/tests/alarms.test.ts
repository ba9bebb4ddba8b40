import { Match } from "aws-cdk-lib/assertions";
import { describe, expect, test } from "vitest";
import { onlyId } from "./templates";
import { synthesize } from "./two-stages";

const stages = synthesize();

describe.each(["dev", "prod"] as const)("the alarms of %s", (name) => {
	const template = stages[name];
	const photos = onlyId(template, "AWS::S3::Bucket", "Photos");
	const topic = { Ref: onlyId(template, "AWS::SNS::Topic") };

	test("watch metrics that the bucket really has", () => {
		template.hasResourceProperties("AWS::S3::Bucket", { MetricsConfigurations: [{ Id: "EntireBucket" }] });
		const alarms = Object.values(template.findResources("AWS::CloudWatch::Alarm")).map((a) => a.Properties);
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
