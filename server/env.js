/**
 * The only module that reads process.env. An invalid environment stops the build and the start with an error that
 * names the variable. This is JavaScript with checked types, so that next.config.js can import it as well.
 */
import { z } from "zod";

const loopback = ["localhost", "127.0.0.1", "[::1]"];

/** "true" or "1", and "false" or "0". Anything else is refused, because any other string would count as true. */
const flag = z.enum(["true", "1", "false", "0"]).transform((value) => value === "true" || value === "1");

/** A whole number above zero. */
const count = z.coerce.number().int().positive();

const url = z.url({ protocol: /^https?$/ });

/** A private key in PEM. In a .env file its line breaks may be written as \n. */
const privateKey = z
	.string()
	.transform((text) => text.replaceAll("\\n", "\n").trim())
	.refine((pem) => /^-----BEGIN (RSA )?PRIVATE KEY-----\n.*\n-----END (RSA )?PRIVATE KEY-----$/s.test(pem), {
		error: "must be the private key itself, in PEM: -----BEGIN PRIVATE KEY----- …",
	});

/** "ada@example.org, example.com"; the signs that no address here has are in rules/email.ts @param {string} text */
const areAddressesOrDomains = (text) =>
	text
		.split(",")
		.every((entry) => /^([^\s@"():;<>[\]\\]+@)?[^\s@"():;<>[\]\\]+\.[^\s@.]+$/.test(entry.trim()));

/** The variables of each way to sign in, which is on when all of them are set. */
const waysIn = /** @type {const} */ ([
	["OIDC_ISSUER", "OIDC_CLIENT_ID", "OIDC_CLIENT_SECRET"],
	["COGNITO_ISSUER", "COGNITO_CLIENT_ID", "COGNITO_CLIENT_SECRET", "COGNITO_DOMAIN"],
	["GOOGLE_CLIENT_ID", "GOOGLE_CLIENT_SECRET"],
	["EMAIL_SERVER", "EMAIL_FROM"],
]);

const schema = z
	.object({
		NODE_ENV: z.enum(["development", "production", "test"]).default("development"),
		DATABASE_URL: z.url({ protocol: /^postgres(ql)?$/ }),

		S3_BUCKET: z.string().min(3),
		S3_REGION: z.string().min(1),
		S3_ENDPOINT: url.optional(),
		S3_FORCE_PATH_STYLE: flag.default(false),
		S3_ACCESS_KEY_ID: z.string().min(1).optional(),
		S3_SECRET_ACCESS_KEY: z.string().min(1).optional(),
		AWS_ROLE_ARN: z.string().startsWith("arn:").optional(),

		CDN_URL: url.transform((text) => text.replace(/\/+$/, "")).optional(),
		CDN_KEY_PAIR_ID: z.string().min(1).optional(),
		CDN_PRIVATE_KEY: privateKey.optional(),

		NEXTAUTH_URL: url,
		NEXTAUTH_SECRET: z.string().min(32),
		DEMO_SIGN_IN: flag.default(false),
		OIDC_ISSUER: url.optional(),
		OIDC_CLIENT_ID: z.string().min(1).optional(),
		OIDC_CLIENT_SECRET: z.string().min(1).optional(),
		OIDC_NAME: z.string().min(1).default("your organisation"),
		COGNITO_ISSUER: url.optional(),
		COGNITO_CLIENT_ID: z.string().min(1).optional(),
		COGNITO_CLIENT_SECRET: z.string().min(1).optional(),
		COGNITO_DOMAIN: url.optional(),
		COGNITO_NAME: z.string().min(1).default("your Rollcall account"),
		GOOGLE_CLIENT_ID: z.string().min(1).optional(),
		GOOGLE_CLIENT_SECRET: z.string().min(1).optional(),
		EMAIL_SERVER: z.url({ protocol: /^smtps?$/ }).optional(),
		EMAIL_FROM: z.string().min(3).optional(),

		EVENT_CREATORS: z
			.string()
			.refine((text) => /^(everyone|named)$/.test(text) || areAddressesOrDomains(text), {
				error: "must be everyone, named, or e-mail addresses and domains with commas between them",
			})
			.default("named"),

		OPERATORS: z
			.string()
			.refine(areAddressesOrDomains, {
				error: "must be e-mail addresses and domains with commas between them",
			})
			.optional(),

		CRON_SECRET: z.string().min(16),

		// The database holds sizes as 32-bit numbers.
		MAX_PHOTO_BYTES: count.max(2_147_483_647).default(50_000_000),
		MAX_PHOTOS_PER_PERSON: count.default(500),
		UPLOADS_PER_MINUTE: count.default(1_200),
		MAX_CALLS_IN_FLIGHT: count.default(100),
		INVITATIONS_PER_ORGANIZER: count.default(1_000),
		INVITATIONS_PER_EVENT: count.default(2_000),

		LOG_LEVEL: z.enum(["error", "warn", "info", "silent"]).optional(),
		OTEL_EXPORTER_OTLP_ENDPOINT: url.optional(),
		OTEL_EXPORTER_OTLP_HEADERS: z.string().optional(),

		VERCEL_ENV: z.enum(["production", "preview", "development"]).optional(),
	})
	.superRefine((env, context) => {
		/** @param {string} name @param {string} message */
		const refuse = (name, message) => context.addIssue({ code: "custom", path: [name], message });
		if ((env.S3_ACCESS_KEY_ID === undefined) !== (env.S3_SECRET_ACCESS_KEY === undefined)) {
			refuse(
				"S3_SECRET_ACCESS_KEY",
				"must be set together with S3_ACCESS_KEY_ID; set both, or neither for the default credential chain",
			);
		}
		if (env.S3_ACCESS_KEY_ID && env.VERCEL_ENV && env.AWS_ROLE_ARN) {
			refuse("AWS_ROLE_ARN", "cannot be set together with S3_ACCESS_KEY_ID; remove one of them");
		}
		const cdn = [env.CDN_URL, env.CDN_KEY_PAIR_ID, env.CDN_PRIVATE_KEY];
		if (cdn.some((value) => value !== undefined) && cdn.some((value) => value === undefined)) {
			refuse(
				"CDN_URL",
				"CDN_URL, CDN_KEY_PAIR_ID and CDN_PRIVATE_KEY belong together; set all three, or none",
			);
		}
		// A way to sign in with missing variables would not work, and only the first guest would notice.
		for (const names of waysIn) {
			const unset = names.find((name) => env[name] === undefined);
			if (unset && names.some((name) => env[name] !== undefined))
				refuse(unset, `must be set together with ${names.join(", ")}`);
		}
		// Anybody can sign in as a demo account, so such a server must not be reachable for others.
		if (env.DEMO_SIGN_IN && (env.VERCEL_ENV || !loopback.includes(new URL(env.NEXTAUTH_URL).hostname))) {
			refuse(
				"DEMO_SIGN_IN",
				"demo accounts are for a server on this machine only: NEXTAUTH_URL must be on localhost",
			);
		}
	});

/** An empty variable counts as unset, so that lines copied from .env.example may stay empty. */
const given = Object.fromEntries(Object.entries(process.env).filter(([, value]) => value !== ""));
const parsed = schema.safeParse(given);
if (!parsed.success) {
	const lines = parsed.error.issues.map((issue) => `  ${issue.path.join(".")}: ${issue.message}`);
	throw new Error(`The environment is not valid (see .env.example):\n${lines.join("\n")}`);
}

export const env = parsed.data;

/** Where the host keeps shared libraries. A program that the server starts may need them. */
export const libraryPath = process.env.LD_LIBRARY_PATH;
