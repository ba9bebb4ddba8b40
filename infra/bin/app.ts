/** `npx cdk synth -c stage=dev|staging|prod`: the stacks of one stage. Needs neither an account nor the network. */
import { App } from "aws-cdk-lib";
import { addStage } from "../stack/add-stage";
import { readStage } from "../stack/stage";

const app = new App();
const stage = readStage(app.node.tryGetContext("stage"));
// The CLI tells the account when it has one: somebody is about to deploy.
const account = process.env.CDK_DEFAULT_ACCOUNT;
if (account && stage.vercel.team === "example-team") {
	throw new Error(
		`stages/${stage.name}.json still holds the example's values. Put your own there before you deploy.`,
	);
}
addStage(app, stage, account);
app.synth();
