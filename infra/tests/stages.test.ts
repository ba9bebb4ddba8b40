/** Guarantees about all stages together, and about the template as a whole. */
import { App } from "aws-cdk-lib";
import { Bucket } from "aws-cdk-lib/aws-s3";
import { expect, test } from "vitest";
import { addStage } from "../stack/add-stage";
import { parseStage, readStage } from "../stack/stage";
import { synthesize, valuesOf } from "./two-stages";

const stages = synthesize();

test.each(["dev", "staging", "prod"])("stages/%s.json can be read", (name) => {
	expect(readStage(name).name).toBe(name);
});

test("the address for alarms may have every sign of a mailbox's name, and is one address", () => {
	const withAlarms = (alarmEmail: string) => () => parseStage("dev", { ...valuesOf("dev"), alarmEmail });
	expect(withAlarms("r&d@example.org")().alarmEmail).toBe("r&d@example.org");
	for (const other of ["r&d", "a@example.org,b@example.org", "Ada <ada@example.org>"])
		expect(withAlarms(other)).toThrow(/alarmEmail/);
});

test("two stages share no name, address, key or reference", () => {
	/** Every string of a template that has to be unique in an account or in the world. */
	const names = (template: object): string[] =>
		[
			...JSON.stringify(template).matchAll(
				/"(?:Name|BucketName|Domain|EncodedKey|Fn::ImportValue)":"([^"]+)"/g,
			),
		].map((match) => match[1] ?? "");
	const own = (template: object) => names(template).filter((name) => !known.has(name));
	// AWS's names of attributes, dimensions and algorithms.
	const known = new Set(["email", "name", "verified_email", "BucketName", "FilterId"]);
	const dev = own(stages.dev.toJSON());
	const prod = own(stages.prod.toJSON());
	expect(dev.length).toBeGreaterThan(5);
	expect(dev.filter((name) => prod.includes(name))).toEqual([]);
	for (const template of [stages.dev, stages.prod, stages.database]) {
		expect(JSON.stringify(template.toJSON())).not.toContain("Fn::ImportValue");
	}
});

test("the synthesized stacks contain no secret and need no asset, account or look-up", () => {
	for (const template of [stages.dev, stages.prod, stages.database]) {
		const text = JSON.stringify(template.toJSON());
		expect(text).not.toMatch(/PRIVATE KEY|AKIA[A-Z0-9]{16}/);
		expect(text).not.toContain("cdk-hnb659fds-assets");
		expect(text).not.toMatch(/arn:aws:[a-z0-9-]*:[a-z0-9-]*:\d{12}:/);
	}
});

test("each stack has a snapshot, so that a review shows every change of the cloud", async () => {
	for (const [name, template] of Object.entries({
		dev: stages.dev,
		prod: stages.prod,
		"prod-database": stages.database,
	})) {
		await expect(`${JSON.stringify(template.toJSON(), null, "\t")}\n`).toMatchFileSnapshot(
			`./snapshots/rollcall-${name}.template.json`,
		);
	}
});

test("an unexplained finding of cdk-nag stops the synth", () => {
	const app = new App();
	const { photos } = addStage(app, readStage("dev"));
	new Bucket(photos, "Careless");
	expect(() => app.synth()).toThrow("AwsSolutions-S10");
});
