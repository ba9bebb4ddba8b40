/**
 * Reads and checks stages/<stage>.json: what an operator decides about a stage. The file may be public, so it must
 * not contain a secret.
 */
import { existsSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { z } from "zod";

const stageNames = ["dev", "staging", "prod"] as const;

/** zod's own pattern refuses signs that mailboxes have, such as the & of r&d@example.org. */
const email = z.email({ pattern: z.regexes.html5Email });

const schema = z
	.strictObject({
		region: z.string().regex(/^[a-z]{2}(-[a-z]+)+-\d$/),
		/** The one address people open. */
		appUrl: z.url({ protocol: /^https?$/ }).transform((url) => new URL(url).origin),
		vercel: z.strictObject({
			/** The team's slug in vercel.com/<team>. */
			team: z.string().regex(/^[a-z0-9-]+$/),
			project: z.string().regex(/^[a-z0-9._-]+$/),
			environments: z.array(z.enum(["production", "preview", "development"])).nonempty(),
			/** An account can have only one OIDC provider for each team. If it already exists, give its ARN. */
			oidcProviderArn: z.string().startsWith("arn:").optional(),
		}),
		/** PEM. The app signs with the private key of the first one; the others stay valid while a key is replaced. */
		cdnPublicKeys: z.array(z.string().startsWith("-----BEGIN PUBLIC KEY-----")).nonempty(),
		/** A domain name for the distribution; its certificate has to be in us-east-1. */
		cdnDomain: z.strictObject({ name: z.string(), certificateArn: z.string().startsWith("arn:") }).optional(),
		/** The prefix of the sign-in pages: https://<prefix>.auth.<region>.amazoncognito.com. Unique in the region. */
		signInPrefix: z.string().regex(/^[a-z0-9-]{1,63}$/),
		/** A sender address verified in SES. Without it Cognito sends the mail itself, at most 50 e-mails a day. */
		mailFrom: email.optional(),
		/** The e-mail address that alarms and the budget notify. */
		alarmEmail: email,
		/** In US dollars. */
		monthlyBudget: z.number().positive(),
		/**
		 * Makes a PostgreSQL in the account, open to these addresses only. Leave it out to use any other PostgreSQL.
		 */
		database: z.strictObject({ allowedCidrs: z.array(z.cidrv4()).nonempty() }).optional(),
	})
	.readonly();

export type Stage = z.output<typeof schema> & { name: (typeof stageNames)[number] };

export function parseStage(given: unknown, values: unknown): Stage {
	const name = stageNames.find((known) => known === given);
	if (!name) throw new Error(`Name a stage: -c stage=${stageNames.join("|")}`);
	const parsed = schema.safeParse(values);
	if (!parsed.success) throw new Error(`stages/${name}.json: ${z.prettifyError(parsed.error)}`);
	const { environments } = parsed.data.vercel;
	// A preview may be built from anybody's branch, so it must never reach production's data, nor the other way
	// round.
	const isProduction = environments.includes("production");
	if ((name === "prod") !== isProduction || (isProduction && environments.length > 1)) {
		throw new Error(
			"Vercel's environment production belongs to the stage prod and to no other stage, and prod has no other environment.",
		);
	}
	return { ...parsed.data, name };
}

export function readStage(name: unknown): Stage {
	const file = fileURLToPath(new URL(`../stages/${String(name)}.json`, import.meta.url));
	return parseStage(name, existsSync(file) ? JSON.parse(readFileSync(file, "utf8")) : undefined);
}
