/**
 * Turns the outputs of a stage's stack into the app's variables. Secrets are not outputs of a stack: they come
 * from the shell or are generated, and missing ones are named instead of left out silently.
 */
import { randomBytes } from "node:crypto";
import { z } from "zod";

const outputs = z.object({
	AppUrl: z.string(),
	Region: z.string(),
	BucketName: z.string(),
	AppRoleArn: z.string(),
	CdnUrl: z.string(),
	CdnKeyPairId: z.string(),
	SignInIssuer: z.string(),
	SignInClientId: z.string(),
	SignInPages: z.string(),
});

const secretNames = [
	"DATABASE_URL",
	"NEXTAUTH_SECRET",
	"CRON_SECRET",
	"COGNITO_CLIENT_SECRET",
	"CDN_PRIVATE_KEY",
] as const;
type SecretName = (typeof secretNames)[number];

type Secrets = Partial<Record<SecretName, string>>;

export interface Variable {
	name: string;
	value: string;
	secret: boolean;
}

interface Given {
	stage: string;
	/** The content of the file that `cdk deploy --outputs-file` wrote. */
	outputsFile: unknown;
	secrets: Secrets;
}

export function stageVariables({ stage, outputsFile, secrets }: Given) {
	const parsed = z.object({ [`rollcall-${stage}`]: outputs }).safeParse(outputsFile);
	const made = parsed.data?.[`rollcall-${stage}`];
	if (!made)
		throw new Error(`These are not the outputs of rollcall-${stage}. Deploy it with --outputs-file.`);
	const plain = {
		S3_BUCKET: made.BucketName,
		S3_REGION: made.Region,
		AWS_ROLE_ARN: made.AppRoleArn,
		CDN_URL: made.CdnUrl,
		CDN_KEY_PAIR_ID: made.CdnKeyPairId,
		NEXTAUTH_URL: made.AppUrl,
		COGNITO_ISSUER: made.SignInIssuer,
		COGNITO_CLIENT_ID: made.SignInClientId,
		COGNITO_DOMAIN: made.SignInPages,
	};
	const known = secretNames.flatMap((name) => {
		const value = secrets[name]?.trim();
		return value ? [{ name, value, secret: true }] : [];
	});
	const variables: Variable[] = [
		...Object.entries(plain).map(([name, value]) => ({ name, value, secret: false })),
		...known,
	];
	const missing = secretNames.filter((name) => !known.some((secret) => secret.name === name));
	return { variables, missing };
}

/** A new value for NEXTAUTH_SECRET or CRON_SECRET. */
export const newSecret = () => randomBytes(48).toString("base64url");

/** Lines of a .env file. */
export const asEnvFile = (variables: Variable[]) =>
	variables.map(({ name, value }) => `${name}="${value.replaceAll("\n", "\\n")}"\n`).join("");

/**
 * Commands of Vercel's CLI. It reads each value from standard input, so that no value shows in the list of
 * processes.
 */
export const asCommands = (variables: Variable[], environments: string[]) =>
	environments
		.flatMap((environment) =>
			variables.map(({ name, value, secret }) => {
				// Vercel does not allow sensitive values in its environment development.
				const sensitive = secret && environment !== "development" ? " --sensitive" : "";
				return `vercel env add ${name} ${environment} --force${sensitive} <<'VALUE'\n${value}\nVALUE\n`;
			}),
		)
		.join("");

/** The body of Vercel's POST /v10/projects/PROJECT/env?upsert=true. */
export const asApiBody = (variables: Variable[], environments: string[]) =>
	variables.map(({ name, value, secret }) => ({
		key: name,
		value,
		type: !secret ? "plain" : environments.includes("development") ? "encrypted" : "sensitive",
		target: environments,
	}));
