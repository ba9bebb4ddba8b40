/** Tests the exchange of Vercel's token with a local server that answers like AWS's STS, in its XML. */
import { createServer } from "node:http";
import { text } from "node:stream/consumers";
import { GetObjectCommand, S3Client } from "@aws-sdk/client-s3";
import { getSignedUrl } from "@aws-sdk/s3-request-presigner";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { env } from "../env.js";
import { makeS3Client } from "./s3-client";
import { vercelCredentials } from "./vercel-credentials";

const hour = 3_600_000;
const roleArn = "arn:aws:iam::111122223333:role/rollcall-prod-App";
const encode = (part: object) => Buffer.from(JSON.stringify(part)).toString("base64url");
const token = `${encode({ alg: "none" })}.${encode({ exp: Date.now() / 1_000 + 3_600 })}.x`;

const sts = createServer();
let asked: URLSearchParams[] = [];
/** Milliseconds that a session from STS lasts. */
let sessionLasts = 12 * hour;

beforeEach(async () => {
	asked = [];
	sessionLasts = 12 * hour;
	sts.removeAllListeners("request").on("request", async (request, response) => {
		asked.push(new URLSearchParams(await text(request)));
		const expiration = new Date(Date.now() + sessionLasts).toISOString();
		response.setHeader("content-type", "text/xml");
		response.end(`<AssumeRoleWithWebIdentityResponse xmlns="https://sts.amazonaws.com/doc/2011-06-15/">
			<AssumeRoleWithWebIdentityResult><Credentials>
				<AccessKeyId>ASIA${asked.length}</AccessKeyId><SecretAccessKey>secret</SecretAccessKey>
				<SessionToken>session-${asked.length}</SessionToken><Expiration>${expiration}</Expiration>
			</Credentials></AssumeRoleWithWebIdentityResult></AssumeRoleWithWebIdentityResponse>`);
	});
	await new Promise<void>((resolve) => sts.listen(0, "127.0.0.1", resolve));
	const address = sts.address();
	if (address === null || typeof address === "string") throw new Error("STS has no port.");
	vi.stubEnv("AWS_ENDPOINT_URL_STS", `http://127.0.0.1:${address.port}`);
	vi.stubEnv("VERCEL_OIDC_TOKEN", token);
});
afterEach(async () => {
	vi.unstubAllEnvs();
	sts.closeAllConnections();
	await new Promise((resolve) => sts.close(resolve));
});

const region = "eu-central-1";
const credentials = () => vercelCredentials({ roleArn, region, urlSeconds: 8 * 3_600 });
const signWith = async (client: S3Client) =>
	new URL(await getSignedUrl(client, new GetObjectCommand({ Bucket: "photos", Key: "a" })));

test("the deployment's token is exchanged for the longest session of the role", async () => {
	await credentials()();
	expect(Object.fromEntries(asked[0] ?? [])).toMatchObject({
		Action: "AssumeRoleWithWebIdentity",
		RoleArn: roleArn,
		WebIdentityToken: token,
		DurationSeconds: String(12 * 3_600),
	});
});

test("a URL is signed with the session, which is reused for the next URL", async () => {
	const client = new S3Client({ region, credentials: credentials() });
	const [first, second] = [await signWith(client), await signWith(client)];
	expect(first.searchParams.get("X-Amz-Security-Token")).toBe("session-1");
	expect(second.searchParams.get("X-Amz-Security-Token")).toBe("session-1");
	expect(asked).toHaveLength(1);
});

test("a session that would end before the URLs that it signs is replaced", async () => {
	const client = new S3Client({ region, credentials: credentials() });
	const session = async () => (await signWith(client)).searchParams.get("X-Amz-Security-Token");
	sessionLasts = 8 * hour;
	const short = await session();
	sessionLasts = 12 * hour;
	const long = await session();
	expect(long).not.toBe(short);
	expect(await session()).toBe(long);
});

test("the server uses the role only on Vercel, and prefers its own keys to the role", async () => {
	const before = { ...env };
	const whose = async (change: Partial<typeof env>) => {
		Object.assign(env, before, { S3_ENDPOINT: undefined, S3_REGION: region }, change);
		const client = makeS3Client();
		const { accessKeyId } = await client.config.credentials();
		client.destroy();
		return accessKeyId;
	};
	const keyless = { S3_ACCESS_KEY_ID: undefined, S3_SECRET_ACCESS_KEY: undefined, AWS_ROLE_ARN: roleArn };
	// The SDK's default chain uses these variables first.
	vi.stubEnv("AWS_ACCESS_KEY_ID", "AKIACHAIN");
	vi.stubEnv("AWS_SECRET_ACCESS_KEY", "secret");
	try {
		expect(await whose({ ...keyless, VERCEL_ENV: "production" })).toBe("ASIA1");
		expect(await whose({ ...keyless, VERCEL_ENV: undefined })).toBe("AKIACHAIN");
		const own = { S3_ACCESS_KEY_ID: "OWN", S3_SECRET_ACCESS_KEY: "secret" };
		expect(await whose({ ...own, AWS_ROLE_ARN: roleArn })).toBe("OWN");
	} finally {
		Object.assign(env, before);
	}
});
