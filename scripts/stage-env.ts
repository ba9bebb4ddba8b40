/**
 * `npm run stage:env -- prod`: prints the variables of a deployed stage.
 *   --outputs FILE   the file of `cdk deploy --outputs-file` (default: infra/outputs/prod.json)
 *   --cdn-key FILE   the private key of the first of the stage's cdnPublicKeys
 *   --new-secrets    makes a NEXTAUTH_SECRET and a CRON_SECRET; on a running stage this signs everybody out
 *   --as env         prints lines of a .env file (the default)
 *   --as vercel      prints commands of Vercel's CLI
 *   --as json        prints the body of a call to Vercel's API
 * DATABASE_URL, COGNITO_CLIENT_SECRET, NEXTAUTH_SECRET and CRON_SECRET are taken from the shell if they are set there.
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
		.enum(["dev", "staging", "prod"], { error: "Name a stage: dev, staging or prod." })
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
	if (missing.length > 0) console.error(`These still have to be set: ${missing.join(", ")}`);
	const { environments } = z
		.object({ vercel: z.object({ environments: z.array(z.string()) }) })
		.parse(read(join(root, `infra/stages/${stage}.json`))).vercel;
	if (options.as === "env") return asEnvFile(variables);
	if (options.as === "vercel") return asCommands(variables, environments);
	if (options.as === "json") return `${JSON.stringify(asApiBody(variables, environments), null, "\t")}\n`;
	throw new Error("--as must be env, vercel or json.");
}

try {
	process.stdout.write(main());
} catch (error) {
	console.error(
		error instanceof z.ZodError ? error.issues[0]?.message : error instanceof Error ? error.message : error,
	);
	process.exitCode = 1;
}
