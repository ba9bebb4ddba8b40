/** A good configuration for tests that plant one fault in it, and the doctor's findings about it. */
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { PutBucketCorsCommand, type S3Client } from "@aws-sdk/client-s3";
import { afterAll, inject } from "vitest";
import { corsRules } from "@/infra/stack/bucket-rules";
import { s3Client } from "@/scripts/stack/buckets";
import { makeS3Store } from "@/server/storage/s3-store";
import { openDatabase } from "@/tests/setup/database";
import { oidcClient, startOidcProvider } from "@/tests/setup/oidc-provider";
import { openBucket } from "@/tests/setup/store";
import { examine, type Patient } from "./examine";
import type { Finding } from "./finding";

const { url, db, prepared } = await openDatabase();
const { client, tool, bucket } = await openBucket();

/** The status with which a fake app answers /api/health/ready. */
export const site = { status: 200 };
const server = createServer((_, response) => response.writeHead(site.status).end('{"database":"failing"}'));
await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
export const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
const provider = await startOidcProvider({ appOrigin: origin, accounts: [] });
afterAll(async () => {
	server.close();
	await provider.stop();
});
const cors = { CORSRules: corsRules([origin]) };
await tool.send(new PutBucketCorsCommand({ Bucket: bucket, CORSConfiguration: cors }));

export const storeOf = (options: { client?: S3Client; bucket?: string } = {}) =>
	makeS3Store({ client, bucket, urlWindowSeconds: 3_600, ...options });

export const clientWith = (change: { accessKeyId?: string; secretAccessKey?: string; endpoint?: string }) =>
	s3Client({ ...inject("store"), ...change });

export function patient(change: Partial<Patient["env"]> = {}, storage = storeOf()): Patient {
	return {
		env: {
			DATABASE_URL: url,
			NEXTAUTH_URL: origin,
			OIDC_ISSUER: provider.issuer,
			OIDC_CLIENT_ID: oidcClient.id,
			OIDC_CLIENT_SECRET: oidcClient.secret,
			...{ OIDC_NAME: "Tests", COGNITO_NAME: "", DEMO_SIGN_IN: false },
			...change,
		},
		storage,
		...{ db, prepared },
	};
}

export async function findingsOf(who: Patient): Promise<Finding[]> {
	const findings: Finding[] = [];
	for await (const finding of examine(who)) findings.push(finding);
	return findings;
}

export const faultsOf = async (who: Patient) =>
	(await findingsOf(who)).flatMap((finding) => (finding.state === "bad" ? [finding] : []));
