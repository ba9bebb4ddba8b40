/**
 * `npx cdk synth -c stage=dev|staging|prod` makes the stacks of one stage. It needs neither an account nor a
 * network.
 */
import { App } from "aws-cdk-lib";
import { addStage } from "../stack/add-stage";
import { readStage } from "../stack/stage";

const app = new App();
const stage = readStage(app.node.tryGetContext("stage"));
// The CLI sets the account if it has credentials, which means that somebody is about to deploy.
const account = process.env.CDK_DEFAULT_ACCOUNT;
if (account && stage.vercel.team === "example-team") {
	throw new Error(
		`stages/${stage.name}.json still has the example's values. Replace them with your own before you deploy.`,
	);
}
addStage(app, stage, account);
app.synth();
