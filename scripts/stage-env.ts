/**
 * `npm run stage:env -- prod`: the variables of a deployed stage, printed.
 *   --outputs FILE   of `cdk deploy --outputs-file` (infra/outputs/prod.json)
 *   --cdn-key FILE   the private key to the first of the stage's cdnPublicKeys
 *   --new-secrets    makes a NEXTAUTH_SECRET and a CRON_SECRET; on a running stage that signs everybody out
 *   --as env         (the default) lines of a .env file
 *   --as vercel      commands of Vercel's CLI
 *   --as json        the body of a call to Vercel's API
 * DATABASE_URL, COGNITO_CLIENT_SECRET, NEXTAUTH_SECRET and CRON_SECRET are taken from the shell where they are set.
 */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { z } from "zod";
import { root } from "./stack/root";
import { asApiBody, asCommands, asEnvFile, newSecret, stageVariables } from "./stage/stage-env";

const read = (file: string): unknown => JSON.parse(readFileSync(file, "utf8"));

function main(): string {
	const { values: options, positionals } = parseArgs({
		allowPositionals: true,
		options: {
			outputs: { type: "string" },
			"cdn-key": { type: "string" },
			"new-secrets": { type: "boolean", default: false },
			as: { type: "string", default: "env" },
		},
	});
	const stage = z
		.enum(["dev", "staging", "prod"], { error: "Which stage? dev, staging or prod" })
		.parse(positionals[0]);
	const made = options["new-secrets"] ? { NEXTAUTH_SECRET: newSecret(), CRON_SECRET: newSecret() } : {};
	const { variables, missing } = stageVariables({
		stage,
		outputsFile: read(options.outputs ?? join(root, `infra/outputs/${stage}.json`)),
		secrets: {
			...process.env,
			...made,
			...(options["cdn-key"] && { CDN_PRIVATE_KEY: readFileSync(options["cdn-key"], "utf8") }),
		},
	});
	if (missing.length > 0) console.error(`Not given, so still to be set: ${missing.join(", ")}`);
	const { environments } = z
		.object({ vercel: z.object({ environments: z.array(z.string()) }) })
		.parse(read(join(root, `infra/stages/${stage}.json`))).vercel;
	if (options.as === "env") return asEnvFile(variables);
	if (options.as === "vercel") return asCommands(variables, environments);
	if (options.as === "json") return `${JSON.stringify(asApiBody(variables, environments), null, "\t")}\n`;
	throw new Error("--as env, vercel or json");
}

try {
	process.stdout.write(main());
} catch (error) {
	console.error(
		error instanceof z.ZodError ? error.issues[0]?.message : error instanceof Error ? error.message : error,
	);
	process.exitCode = 1;
}
