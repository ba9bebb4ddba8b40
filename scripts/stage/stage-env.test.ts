import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseEnv } from "node:util";
import { expect, test } from "vitest";
import { signingKeys } from "@/tests/setup/cloudfront";
import { root } from "../stack/root";
import { tsxArguments } from "../stack/tsx";
import { asApiBody, asCommands, asEnvFile, stageVariables } from "./stage-env";

/** The content of the file that `cdk deploy --outputs-file` writes. */
const outputsFile = {
	"rollcall-prod": {
		Stage: "prod",
		AppUrl: "https://photos.example.org",
		Region: "eu-central-1",
		BucketName: "rollcall-prod-photosb9552d0d-x",
		AppRoleArn: "arn:aws:iam::111122223333:role/rollcall-prod-App",
		CdnUrl: "https://d111111abcdef8.cloudfront.net",
		CdnKeyPairId: "K2JCJMDEHXQW5F",
		SignInIssuer: "https://cognito-idp.eu-central-1.amazonaws.com/eu-central-1_x",
		SignInClientId: "client",
		UserPoolId: "eu-central-1_x",
		SignInPages: "https://rollcall-example-prod.auth.eu-central-1.amazoncognito.com",
	},
};
const secrets = {
	DATABASE_URL: "postgres://rollcall:p%24@db.example.org/rollcall",
	NEXTAUTH_SECRET: "n".repeat(64),
	CRON_SECRET: "c".repeat(64),
	COGNITO_CLIENT_SECRET: "it's a $ecret",
	CDN_PRIVATE_KEY: signingKeys().pem,
};
const { variables } = stageVariables({ stage: "prod", outputsFile, secrets });

test("the outputs in this test are exactly those of the stack", () => {
	const template = readFileSync(join(root, "infra/tests/snapshots/rollcall-prod.template.json"), "utf8");
	expect(Object.keys(outputsFile["rollcall-prod"]).sort()).toEqual(
		Object.keys(JSON.parse(template).Outputs).sort(),
	);
});

test("a .env file of the variables parses back to every value, with the key's line ends as \\n", () => {
	expect(parseEnv(asEnvFile(variables))).toEqual({
		S3_BUCKET: "rollcall-prod-photosb9552d0d-x",
		S3_REGION: "eu-central-1",
		AWS_ROLE_ARN: "arn:aws:iam::111122223333:role/rollcall-prod-App",
		CDN_URL: "https://d111111abcdef8.cloudfront.net",
		CDN_KEY_PAIR_ID: "K2JCJMDEHXQW5F",
		NEXTAUTH_URL: "https://photos.example.org",
		COGNITO_ISSUER: "https://cognito-idp.eu-central-1.amazonaws.com/eu-central-1_x",
		COGNITO_CLIENT_ID: "client",
		COGNITO_DOMAIN: "https://rollcall-example-prod.auth.eu-central-1.amazoncognito.com",
		...secrets,
		CDN_PRIVATE_KEY: secrets.CDN_PRIVATE_KEY.trim(),
	});
});

test("the commands pass every value unchanged to Vercel's CLI, through a real shell", () => {
	const folder = mkdtempSync(join(tmpdir(), "rollcall-stage-"));
	try {
		// Replaces Vercel's CLI and records its arguments and its input.
		const vercel = join(folder, "vercel");
		writeFileSync(vercel, `#!/bin/sh\necho "$@" >> "${folder}/called"; cat > "${folder}/$3"\n`, {
			mode: 0o755,
		});
		const env = { ...process.env, PATH: `${folder}:${process.env.PATH}` };
		execFileSync("sh", ["-e"], { input: asCommands(variables, ["production"]), env });
		for (const { name, value } of variables) {
			expect(readFileSync(join(folder, name), "utf8")).toBe(`${value}\n`);
		}
		const called = readFileSync(join(folder, "called"), "utf8").trim().split("\n");
		expect(called).toContain("env add S3_BUCKET production --force");
		expect(called).toContain("env add CDN_PRIVATE_KEY production --force --sensitive");
	} finally {
		rmSync(folder, { recursive: true });
	}
});

test("for Vercel's API secrets are sensitive, except in the environment where Vercel does not allow that", () => {
	const of = (environments: string[], key: string) =>
		asApiBody(variables, environments).find((body) => body.key === key);
	expect(of(["production"], "S3_BUCKET")).toMatchObject({ type: "plain", target: ["production"] });
	expect(of(["production"], "DATABASE_URL")).toMatchObject({
		type: "sensitive",
		value: secrets.DATABASE_URL,
	});
	expect(of(["development"], "DATABASE_URL")).toMatchObject({ type: "encrypted" });
});

test("a missing secret is named, not left out silently", () => {
	const { missing } = stageVariables({
		stage: "prod",
		outputsFile,
		secrets: { ...secrets, DATABASE_URL: "", CRON_SECRET: undefined },
	});
	expect(missing).toEqual(["DATABASE_URL", "CRON_SECRET"]);
});

test("the outputs of another stage are refused", () => {
	expect(() => stageVariables({ stage: "dev", outputsFile, secrets })).toThrow(
		"not the outputs of rollcall-dev",
	);
});

test("the command prints the variables, with the key from its file and new secrets", () => {
	const folder = mkdtempSync(join(tmpdir(), "rollcall-stage-"));
	const file = (name: string, content: string) => {
		writeFileSync(join(folder, name), content);
		return join(folder, name);
	};
	try {
		const options = [
			...["--outputs", file("outputs.json", JSON.stringify(outputsFile))],
			...["--cdn-key", file("key.pem", secrets.CDN_PRIVATE_KEY), "--new-secrets"],
		];
		const printed = execFileSync(process.execPath, tsxArguments("scripts/stage-env.ts", "prod", ...options), {
			...{ cwd: root, encoding: "utf8", stdio: ["ignore", "pipe", "ignore"] },
			env: { ...process.env, NEXTAUTH_SECRET: "", DATABASE_URL: secrets.DATABASE_URL },
		});
		const env = parseEnv(printed);
		expect(env.CDN_PRIVATE_KEY).toBe(secrets.CDN_PRIVATE_KEY.trim());
		expect(env.DATABASE_URL).toBe(secrets.DATABASE_URL);
		expect(env.NEXTAUTH_SECRET).toHaveLength(64);
		expect(env.CRON_SECRET).not.toBe(env.NEXTAUTH_SECRET);
	} finally {
		rmSync(folder, { recursive: true });
	}
});
