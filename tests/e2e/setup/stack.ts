/**
 * The stack of the Playwright worker that runs this: an app of its own on a database and a bucket of its own. Two spec
 * files that run at the same time therefore never see each other's rows. ./global-setup.ts starts the stacks.
 */
import { z } from "zod";

const shape = z.object({
	/** The app's address. */
	origin: z.string(),
	databaseUrl: z.string(),
	cronSecret: z.string(),
	/** A free port, for a test that reads the app's e-mail and starts the mail server itself (../mail.ts). */
	mailPort: z.number(),
	/** The variables of a second app on the same database and store, with a free port in its NEXTAUTH_URL. */
	secondApp: z
		.object({
			NODE_ENV: z.literal("production"),
			NEXTAUTH_URL: z.string(),
			S3_ENDPOINT: z.string(),
			S3_REGION: z.string(),
			S3_BUCKET: z.string(),
			S3_ACCESS_KEY_ID: z.string(),
			S3_SECRET_ACCESS_KEY: z.string(),
		})
		.catchall(z.string()),
});

export type Stack = z.infer<typeof shape>;

/** Playwright passes the environment of its global setup to its workers. */
const variable = "E2E_STACKS";

export const publishStacks = (stacks: Stack[]) => {
	process.env[variable] = JSON.stringify(stacks);
};

function ownStack(): Stack | undefined {
	const stacks = z.array(shape).parse(JSON.parse(process.env[variable] ?? "[]"));
	// A worker that replaces another, after a failure, has the same parallel index.
	// https://playwright.dev/docs/test-parallel#worker-index-and-parallel-index
	return stacks[Number(process.env.TEST_PARALLEL_INDEX ?? 0)];
}

/** Nothing connects to this: Playwright loads each spec once before the global setup, only to list its tests. */
const notStarted: Stack = {
	...{ origin: "", databaseUrl: "", cronSecret: "", mailPort: 0 },
	secondApp: {
		NODE_ENV: "production",
		...{ NEXTAUTH_URL: "", S3_ENDPOINT: "http://127.0.0.1:1", S3_REGION: "none", S3_BUCKET: "" },
		...{ S3_ACCESS_KEY_ID: "", S3_SECRET_ACCESS_KEY: "" },
	},
};

export const stack: Stack = ownStack() ?? notStarted;
