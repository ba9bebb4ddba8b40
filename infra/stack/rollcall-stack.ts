/**
 * The stack of one stage, except its optional database. scripts/stage-env.ts turns its outputs into the app's
 * variables.
 */
import { CfnOutput, RemovalPolicy, Stack, type StackProps, Tags } from "aws-cdk-lib";
import type { Construct } from "constructs";
import { makeAccessLogs } from "./access-logs";
import { makeAlarms } from "./alarms";
import { makeAppRole } from "./app-role";
import { makeDelivery } from "./delivery";
import { makePhotosBucket } from "./photos-bucket";
import { makeSignIn } from "./sign-in";
import type { Stage } from "./stage";

export class RollcallStack extends Stack {
	constructor(scope: Construct, id: string, { stage, ...props }: StackProps & { stage: Stage }) {
		super(scope, id, { ...props, terminationProtection: stage.name === "prod" });
		Tags.of(this).add("rollcall-stage", stage.name);
		const removalPolicy = stage.name === "prod" ? RemovalPolicy.RETAIN : RemovalPolicy.DESTROY;

		const logs = makeAccessLogs(this, removalPolicy);
		const photos = makePhotosBucket(this, { stage, logs, removalPolicy });
		const delivery = makeDelivery(this, { stage, photos, logs });
		const signIn = makeSignIn(this, { stage, removalPolicy });
		const role = makeAppRole(this, { stage, photos });
		makeAlarms(this, { stage, photos });

		const outputs = {
			Stage: stage.name,
			AppUrl: stage.appUrl,
			Region: stage.region,
			BucketName: photos.bucketName,
			AppRoleArn: role.roleArn,
			CdnUrl: delivery.url,
			CdnKeyPairId: delivery.keyPairId,
			SignInIssuer: signIn.issuer,
			SignInClientId: signIn.clientId,
			UserPoolId: signIn.poolId,
			SignInPages: signIn.pages,
		};
		for (const [name, value] of Object.entries(outputs)) new CfnOutput(this, name, { value });
	}
}
