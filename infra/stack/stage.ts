/**
 * What an operator decides about a stage: stages/<stage>.json, checked here. Whatever can be public stands in that
 * file; no secret ever does.
 */
import { existsSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { z } from "zod";

const stageNames = ["dev", "staging", "prod"] as const;

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
			/** An account holds one OIDC provider per team: give its ARN where it is there already. */
			oidcProviderArn: z.string().startsWith("arn:").optional(),
		}),
		/** PEM. The app signs with the private half of the first; others stay valid while a key is exchanged. */
		cdnPublicKeys: z.array(z.string().startsWith("-----BEGIN PUBLIC KEY-----")).nonempty(),
		/** The distribution's own name; its certificate has to be in us-east-1. */
		cdnDomain: z.strictObject({ name: z.string(), certificateArn: z.string().startsWith("arn:") }).optional(),
		/** Cognito's own address: https://<prefix>.auth.<region>.amazoncognito.com. Unique in the region. */
		signInPrefix: z.string().regex(/^[a-z0-9-]{1,63}$/),
		/** An address verified in SES. Without it Cognito sends, at most 50 e-mails a day. */
		mailFrom: z.email().optional(),
		/** Alarms and the budget write here. */
		alarmEmail: z.email(),
		/** US dollars. */
		monthlyBudget: z.number().positive(),
		/** PostgreSQL in the account, open to these addresses only. Left out: any other PostgreSQL. */
		database: z.strictObject({ allowedCidrs: z.array(z.cidrv4()).nonempty() }).optional(),
	})
	.readonly();

export type Stage = z.output<typeof schema> & { name: (typeof stageNames)[number] };

export function parseStage(given: unknown, values: unknown): Stage {
	const name = stageNames.find((known) => known === given);
	if (!name) throw new Error(`Say which stage: -c stage=${stageNames.join("|")}`);
	const parsed = schema.safeParse(values);
	if (!parsed.success) throw new Error(`stages/${name}.json: ${z.prettifyError(parsed.error)}`);
	const { environments } = parsed.data.vercel;
	// A preview is built from anybody's branch: it must never reach what production holds, nor the other way.
	const isProduction = environments.includes("production");
	if ((name === "prod") !== isProduction || (isProduction && environments.length > 1)) {
		throw new Error(
			"Vercel's environment production belongs to the stage prod, alone, and to no other stage.",
		);
	}
	return { ...parsed.data, name };
}

export function readStage(name: unknown): Stage {
	const file = fileURLToPath(new URL(`../stages/${String(name)}.json`, import.meta.url));
	return parseStage(name, existsSync(file) ? JSON.parse(readFileSync(file, "utf8")) : undefined);
}
