/** dev and prod in one app, as one account would see them. In prod everything optional is switched on. */
import { readFileSync } from "node:fs";
import { App } from "aws-cdk-lib";
import { Template } from "aws-cdk-lib/assertions";
import { addStage } from "../stack/add-stage";
import { parseStage, readStage } from "../stack/stage";

const { context } = JSON.parse(readFileSync(new URL("../cdk.json", import.meta.url), "utf8"));

export function synthesize() {
	const app = new App({ context });
	const database = { allowedCidrs: ["203.0.113.0/28"] };
	const stages = { dev: readStage("dev"), prod: parseStage("prod", { ...valuesOf("prod"), database }) };
	const dev = addStage(app, stages.dev);
	const prod = addStage(app, stages.prod);
	// Throws if a finding of cdk-nag is not explained.
	app.synth();
	if (!prod.postgres) throw new Error("prod has no database.");
	return {
		stages,
		dev: Template.fromStack(dev.photos),
		prod: Template.fromStack(prod.photos),
		database: Template.fromStack(prod.postgres),
	};
}

/** The content of stages/<name>.json. */
export const valuesOf = (name: string) =>
	JSON.parse(readFileSync(new URL(`../stages/${name}.json`, import.meta.url), "utf8"));
