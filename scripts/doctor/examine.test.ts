/** Each test plants one fault in a good configuration; the doctor must name that fault and no other. */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import S3rver from "@20minutes/s3rver";
import {
	DeleteBucketCorsCommand,
	DeleteBucketPolicyCommand,
	PutBucketCorsCommand,
	PutBucketPolicyCommand,
} from "@aws-sdk/client-s3";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { corsRules } from "@/infra/stack/bucket-rules";
import { bucketPolicy, makeBucket } from "@/scripts/stack/buckets";
import { corsXml } from "@/scripts/stack/cors-xml";
import { freePort } from "@/scripts/stack/ports";
import { openDatabase } from "@/tests/setup/database";
import { onCeph, openBucket } from "@/tests/setup/store";
import { clientWith, faultsOf, findingsOf, origin, patient, site, storeOf } from "./patient.fixture";

const { url, db } = await openDatabase();
const { tool, bucket, keys } = await openBucket();

beforeEach(() => {
	site.status = 200;
});
afterEach(() => void vi.useRealTimers());

async function anotherBucket(name: string) {
	const its = `${bucket.slice(0, 40)}-${name}`;
	await makeBucket(tool, its, origin);
	return its;
}

onCeph("a good configuration has no faults, and the doctor leaves no objects behind", async () => {
	const findings = await findingsOf(patient());

	expect(findings.filter(({ state }) => state === "bad")).toEqual([]);
	expect(findings.map(({ piece }) => piece)).toEqual([
		"database",
		"clock",
		"migrations",
		"clock of the store",
		"bucket",
		"write-once",
		"removal",
		"copies",
		"unsigned headers",
		"signatures",
		"checksum",
		"privacy",
		"agreement",
		"CORS",
		"viewing",
		expect.stringContaining("sign-in by 127.0.0.1"),
		"mail",
		"site",
	]);
	expect(await keys()).toEqual([]);
});

describe("the doctor and the database", () => {
	test("a database that does not answer is a fault", async () => {
		const DATABASE_URL = `postgres://rollcall:x@127.0.0.1:${await freePort()}/rollcall`;
		expect(await faultsOf(patient({ DATABASE_URL }))).toMatchObject([
			{ piece: "database", found: expect.stringContaining("ECONNREFUSED") },
		]);
	});

	test("a wrong password is a fault, and it is not printed", async () => {
		const wrong = new URL(url);
		wrong.password = "wrong";
		const faults = await faultsOf(patient({ DATABASE_URL: wrong.href }));
		expect(faults).toMatchObject([{ piece: "database", fix: expect.stringContaining("password") }]);
		expect(JSON.stringify(faults)).not.toContain("wrong@");
	});

	test("a missing migration is named", async () => {
		await db.$executeRaw`UPDATE _prisma_migrations SET migration_name = 'elsewhere' WHERE migration_name LIKE '%thumbhash'`;
		try {
			expect(await faultsOf(patient())).toMatchObject([
				{
					piece: "migrations",
					found: expect.stringContaining("thumbhash"),
					fix: expect.stringContaining("db:migrate"),
				},
			]);
		} finally {
			await db.$executeRaw`UPDATE _prisma_migrations SET migration_name = '20261124010000_thumbhash' WHERE migration_name = 'elsewhere'`;
		}
	});

	test("an unfinished migration is a fault", async () => {
		await db.$executeRaw`UPDATE _prisma_migrations SET finished_at = NULL WHERE migration_name LIKE '%thumbhash'`;
		try {
			expect(await faultsOf(patient())).toMatchObject([
				{ piece: "migrations", found: expect.stringContaining("not finished") },
			]);
		} finally {
			await db.$executeRaw`UPDATE _prisma_migrations SET finished_at = now() WHERE finished_at IS NULL`;
		}
	});
});

describe("the doctor and the store", () => {
	test("a store that does not answer is a fault", async () => {
		const gone = clientWith({ endpoint: `http://127.0.0.1:${await freePort()}` });
		const faults = await faultsOf(patient({}, storeOf({ client: gone })));
		expect(faults).toMatchObject([
			{
				piece: "bucket",
				found: expect.stringContaining("ECONNREFUSED"),
				fix: expect.stringContaining("S3_ENDPOINT"),
			},
		]);
	});

	onCeph("a missing bucket is a fault", async () => {
		const faults = await faultsOf(patient({}, storeOf({ bucket: "no-such-bucket" })));
		expect(faults[0]).toMatchObject({ piece: "bucket", fix: expect.stringContaining("S3_BUCKET") });
	});

	test("a wrong secret key is a fault", async () => {
		const wrong = clientWith({ secretAccessKey: "wrong" });
		expect(await faultsOf(patient({}, storeOf({ client: wrong })))).toMatchObject([
			{ piece: "bucket", fix: expect.stringContaining("S3_SECRET_ACCESS_KEY") },
		]);
	});

	test("a wrong access key is a fault", async () => {
		const wrong = clientWith({ accessKeyId: "nobody" });
		expect(await faultsOf(patient({}, storeOf({ client: wrong })))).toMatchObject([
			{ piece: "bucket", fix: expect.stringContaining("S3_ACCESS_KEY_ID") },
		]);
	});

	onCeph("a bucket that anybody can read is a fault", async () => {
		const open = await anotherBucket("public");
		const statement = {
			Effect: "Allow",
			Principal: "*",
			Action: "s3:GetObject",
			Resource: `arn:aws:s3:::${open}/*`,
		};
		const Policy = JSON.stringify({
			Version: "2012-10-17",
			Statement: [
				...bucketPolicy(open).Statement,
				statement,
				{ ...statement, Action: "s3:ListBucket", Resource: `arn:aws:s3:::${open}` },
			],
		});
		await tool.send(new PutBucketPolicyCommand({ Bucket: open, Policy }));
		expect(await faultsOf(patient({}, storeOf({ bucket: open })))).toMatchObject([
			{ piece: "privacy", fix: expect.stringContaining("Block public access") },
		]);
	});

	onCeph("a store that accepts unsigned headers (copies, ACLs and grants) is a fault", async () => {
		const copying = await anotherBucket("copying");
		await tool.send(new DeleteBucketPolicyCommand({ Bucket: copying }));
		expect(await faultsOf(patient({}, storeOf({ bucket: copying })))).toMatchObject([
			{ piece: "copies", fix: expect.stringContaining("policy") },
			{
				piece: "unsigned headers",
				found: expect.stringMatching(
					/x-amz-acl: anybody can read.* x-amz-grant-read: anybody can read.* x-amz-grant-write: the app cannot read/,
				),
				fix: expect.stringContaining("policy"),
			},
		]);
	});

	test("a store that accepts unsigned requests is a fault", async () => {
		const directory = mkdtempSync(join(tmpdir(), "rollcall-doctor-"));
		// s3rver without what scripts/stack/embedded-store.ts adds to it.
		const configureBuckets = [{ name: "trusting", configs: [corsXml] }];
		const server = new S3rver({
			...{ address: "127.0.0.1", port: 0, silent: true, vhostBuckets: false },
			...{ directory, configureBuckets },
		});
		const { port } = await server.run();
		const trusting = clientWith({
			endpoint: `http://127.0.0.1:${port}`,
			...{ accessKeyId: "S3RVER", secretAccessKey: "S3RVER" },
		});
		try {
			const faults = await faultsOf(patient({}, storeOf({ client: trusting, bucket: "trusting" })));
			expect(faults).toMatchObject([
				{ piece: "write-once" },
				{ piece: "copies" },
				{ piece: "signatures", found: expect.stringContaining("without a signature") },
				{ piece: "privacy" },
			]);
		} finally {
			server.httpServer.closeAllConnections();
			await server.close();
			rmSync(directory, { recursive: true });
		}
	});
});

describe("the doctor and CORS", () => {
	onCeph("missing CORS rules are a fault", async () => {
		const shut = await anotherBucket("shut");
		await tool.send(new DeleteBucketCorsCommand({ Bucket: shut }));
		expect(await faultsOf(patient({}, storeOf({ bucket: shut })))).toMatchObject([
			{
				piece: "CORS",
				fix: expect.stringContaining(`origin ${origin}, methods PUT and GET, headers content-type`),
			},
		]);
	});

	onCeph.each([
		["allow another origin only", { AllowedOrigins: ["https://elsewhere.example"] }, "is not allowed"],
		[
			"do not allow a header",
			{ AllowedHeaders: ["content-type", "cache-control", "if-none-match", "x-amz-meta-*"] },
			"x-amz-checksum-sha256",
		],
		[
			"are those of before photos were taken home",
			{ AllowedMethods: ["PUT"] },
			"nobody can take photos home",
		],
	])("CORS rules that %s are a fault", async (_what, change, found) => {
		const strict = await anotherBucket(`strict-${found.length}`);
		const CORSRules = corsRules([origin]).map((rule) => ({ ...rule, ...change }));
		await tool.send(new PutBucketCorsCommand({ Bucket: strict, CORSConfiguration: { CORSRules } }));
		const faults = await faultsOf(patient({}, storeOf({ bucket: strict })));
		expect(faults).toMatchObject([{ piece: "CORS" }]);
		expect(JSON.stringify(faults)).toContain(found);
	});
});

onCeph("a wrong clock is a fault", async () => {
	vi.useFakeTimers({ toFake: ["Date"], now: Date.now() + 20 * 60_000 });
	// A client of its own, because the SDK remembers the clock correction that it learns here.
	const faults = await faultsOf(patient({}, storeOf({ client: clientWith({}) })));
	expect(faults).toContainEqual(
		expect.objectContaining({ piece: "clock", fix: expect.stringContaining("NTP") }),
	);
	expect(faults).toContainEqual(expect.objectContaining({ piece: "clock of the store" }));
});

test("a site that is running but not ready is a fault", async () => {
	site.status = 503;
	expect(await faultsOf(patient())).toMatchObject([
		{ piece: "site", found: expect.stringContaining("database") },
	]);
});
