/**
 * Alarms for an operator: the photos answer with errors, the app is late with its work, or the account costs more than planned.
 * Those of the photos watch the bucket, because CloudFront's own metrics exist only in us-east-1, and what it cannot serve comes from the
 * bucket.
 */
import { Aws, Duration } from "aws-cdk-lib";
import { CfnBudget } from "aws-cdk-lib/aws-budgets";
import {
	Alarm,
	ComparisonOperator,
	MathExpression,
	Metric,
	Stats,
	TreatMissingData,
} from "aws-cdk-lib/aws-cloudwatch";
import { SnsAction } from "aws-cdk-lib/aws-cloudwatch-actions";
import { PolicyStatement, ServicePrincipal } from "aws-cdk-lib/aws-iam";
import type { IBucket } from "aws-cdk-lib/aws-s3";
import { Topic } from "aws-cdk-lib/aws-sns";
import { EmailSubscription } from "aws-cdk-lib/aws-sns-subscriptions";
import type { Construct } from "constructs";
import type { Stage } from "./stage";
import { makeWatch } from "./watch";

export function makeAlarms(scope: Construct, { stage, photos }: { stage: Stage; photos: IBucket }): void {
	const topic = new Topic(scope, "Alarms", { displayName: `Rollcall ${stage.name}`, enforceSSL: true });
	// A topic with a policy of its own loses the default permission of its account to publish.
	topic.addToResourcePolicy(
		new PolicyStatement({
			sid: "AlarmsPublish",
			principals: [new ServicePrincipal("cloudwatch.amazonaws.com")],
			actions: ["sns:Publish"],
			resources: [topic.topicArn],
			conditions: { StringEquals: { "aws:SourceAccount": Aws.ACCOUNT_ID } },
		}),
	);
	topic.addSubscription(new EmailSubscription(stage.alarmEmail));

	const metric = (metricName: string, statistic: string) =>
		new Metric({
			namespace: "AWS/S3",
			metricName,
			dimensionsMap: { BucketName: photos.bucketName, FilterId: "EntireBucket" },
			statistic,
			period: Duration.minutes(5),
		});
	/** Percent of the requests; 0 if there were too few requests to judge. */
	const share = (metricName: string) =>
		new MathExpression({
			expression: "IF(requests > 50, 100 * errors / requests, 0)",
			usingMetrics: { errors: metric(metricName, Stats.SUM), requests: metric("AllRequests", Stats.SUM) },
			label: `${metricName}, percent`,
			period: Duration.minutes(5),
		});
	const alarm = (id: string, alarmDescription: string, what: Metric | MathExpression, threshold: number) =>
		new Alarm(scope, id, {
			alarmDescription,
			metric: what,
			threshold,
			comparisonOperator: ComparisonOperator.GREATER_THAN_THRESHOLD,
			evaluationPeriods: 3,
			datapointsToAlarm: 2,
			treatMissingData: TreatMissingData.NOT_BREACHING,
		}).addAlarmAction(new SnsAction(topic));

	alarm("PhotosFail", "S3 answers with 5xx: photos are neither taken nor shown.", share("5xxErrors"), 5);
	alarm(
		"PhotosRefused",
		"S3 refuses with 4xx: expired URLs, a policy or CORS rule that does not fit the app, or somebody who tries keys.",
		share("4xxErrors"),
		30,
	);
	alarm(
		"PhotosSlow",
		"S3 is slow to answer (milliseconds, 95 of 100).",
		metric("FirstByteLatency", "p95"),
		2_000,
	);

	// What runs on somebody's own machine, as in dev, cannot be reached from the account.
	if (new URL(stage.appUrl).protocol === "https:") {
		// A watch that does not run says nothing of the app, so missing figures are an alarm too.
		new Alarm(scope, "AppLate", {
			alarmDescription:
				"The app does not answer, its database or store does not, photos wait for developing, or no sweep runs.",
			metric: makeWatch(scope, { stage }),
			threshold: 0,
			comparisonOperator: ComparisonOperator.GREATER_THAN_THRESHOLD,
			evaluationPeriods: 3,
			datapointsToAlarm: 2,
			treatMissingData: TreatMissingData.BREACHING,
		}).addAlarmAction(new SnsAction(topic));
	}

	const notify = (notificationType: "ACTUAL" | "FORECASTED", threshold: number) => ({
		notification: {
			notificationType,
			comparisonOperator: "GREATER_THAN",
			threshold,
			thresholdType: "PERCENTAGE",
		},
		subscribers: [{ subscriptionType: "EMAIL", address: stage.alarmEmail }],
	});
	// The budget covers the whole account. A stage has its own account, and what runs there by mistake should be
	// noticed too.
	new CfnBudget(scope, "Budget", {
		budget: {
			budgetType: "COST",
			timeUnit: "MONTHLY",
			budgetLimit: { amount: stage.monthlyBudget, unit: "USD" },
		},
		notificationsWithSubscribers: [notify("ACTUAL", 80), notify("FORECASTED", 100)],
	});
}
