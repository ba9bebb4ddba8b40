/** The stacks of a stage, checked against AWS's own list of good practice: a finding that is not explained stops the synth. */
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
