/**
 * Adds the stacks of a stage and checks them with cdk-nag's list of AWS good practice. An unexplained finding stops
 * the synth.
 */
import { type App, Validations } from "aws-cdk-lib";
import { AwsSolutionsChecks } from "cdk-nag";
import { DatabaseStack } from "./database-stack";
import { RollcallStack } from "./rollcall-stack";
import type { Stage } from "./stage";

export function addStage(app: App, stage: Stage, account?: string) {
	const env = { account, region: stage.region };
	const photos = new RollcallStack(app, `rollcall-${stage.name}`, { stage, env });
	const { database } = stage;
	const postgres =
		database && new DatabaseStack(app, `rollcall-${stage.name}-database`, { stage, database, env });
	for (const stack of [photos, postgres]) {
		if (stack) Validations.of(stack).addPlugins(new AwsSolutionsChecks(stack));
	}
	return { photos, postgres };
}
