/**
 * Looks at the app every five minutes from outside, as a monitor does: whether its database and its store answer, whether photos
 * are developed and the sweep runs, whether uploads fail, and whether a photo can be viewed, which the app does as a browser would. A function in the account does it, because the app runs at Vercel and its figures are in its
 * own database. Its failure is the alarm; what is wrong is in its log and on the app's page /operations.
 */
import { Duration, RemovalPolicy } from "aws-cdk-lib";
import type { Metric } from "aws-cdk-lib/aws-cloudwatch";
import { Rule, Schedule } from "aws-cdk-lib/aws-events";
import { LambdaFunction } from "aws-cdk-lib/aws-events-targets";
import { PolicyDocument, PolicyStatement, Role, ServicePrincipal } from "aws-cdk-lib/aws-iam";
import { Code, Function as Lambda, Runtime } from "aws-cdk-lib/aws-lambda";
import { LogGroup, RetentionDays } from "aws-cdk-lib/aws-logs";
import type { Construct } from "constructs";
import type { Stage } from "./stage";

/** What is asked; each answers 200 if everything is as it should be. */
export const watched = ["/api/health/ready", "/api/health/work"] as const;

/** Runs as it is, without a bundler. Every address is asked, so that the log names all that is wrong. */
const source = `
exports.handler = async () => {
	const ask = async (path) => {
		const answer = await fetch(process.env.APP_URL + path, { signal: AbortSignal.timeout(20_000) });
		if (!answer.ok) throw new Error(path + " answers " + answer.status + " " + (await answer.text()).slice(0, 300));
	};
	const ends = await Promise.allSettled(${JSON.stringify(watched)}.map(ask));
	const wrong = ends.flatMap((end) => (end.status === "rejected" ? [String(end.reason)] : []));
	if (wrong.length > 0) throw new Error(wrong.join("; "));
};
`;

/** Returns the failures of each five minutes. */
export function makeWatch(scope: Construct, { stage }: { stage: Stage }): Metric {
	const logGroup = new LogGroup(scope, "WatchLog", {
		retention: RetentionDays.ONE_MONTH,
		removalPolicy: RemovalPolicy.DESTROY,
	});
	const role = new Role(scope, "WatchRole", {
		description: `Looks at Rollcall ${stage.name} from outside`,
		assumedBy: new ServicePrincipal("lambda.amazonaws.com"),
		inlinePolicies: {
			log: new PolicyDocument({
				statements: [
					new PolicyStatement({
						actions: ["logs:CreateLogStream", "logs:PutLogEvents"],
						resources: [logGroup.logGroupArn],
					}),
				],
			}),
		},
	});
	const watch = new Lambda(scope, "Watch", {
		runtime: Runtime.NODEJS_24_X,
		handler: "index.handler",
		code: Code.fromInline(source),
		environment: { APP_URL: stage.appUrl },
		timeout: Duration.seconds(30),
		retryAttempts: 0,
		logGroup,
		role,
	});
	new Rule(scope, "WatchSchedule", {
		schedule: Schedule.rate(Duration.minutes(5)),
		targets: [new LambdaFunction(watch, { retryAttempts: 0 })],
	});
	return watch.metricErrors({ period: Duration.minutes(5), statistic: "Sum" });
}
