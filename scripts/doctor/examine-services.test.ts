/**
 * The optional services of a stage. Each test plants one fault in a good configuration; the doctor must name that
 * fault and no other.
 */
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { GetObjectCommand } from "@aws-sdk/client-s3";
import { SMTPServer } from "smtp-server";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { freePort } from "@/scripts/stack/ports";
import { throughCdn } from "@/server/storage/cdn";
import { isServed, signingKeys } from "@/tests/setup/cloudfront";
import { startMailServer } from "@/tests/setup/mail-server";
import { openBucket } from "@/tests/setup/store";
import { faultsOf, findingsOf, origin, patient, storeOf } from "./patient.fixture";

const { tool, bucket } = await openBucket();

describe("the doctor and the CDN", () => {
	const { publicKey, pem } = signingKeys();
	/** CloudFront as the stack makes it: it serves the bucket's renditions only for a URL that the app signed. */
	let trusts = true;
	/** The origin whose pages may read what it serves, as in infra/stack/delivery.ts. */
	let readers = origin;
	const edge = createServer(async (request, response) => {
		const asked = `${edgeUrl}${request.url}`;
		const signed = isServed(asked, { keys: { K1: publicKey }, now: new Date() });
		if (trusts && !signed) return response.writeHead(403).end("<Code>AccessDenied</Code>");
		const Key = new URL(asked).pathname.slice(1);
		const object = await tool.send(new GetObjectCommand({ Bucket: bucket, Key })).catch(() => null);
		const allowed = request.headers.origin === readers ? { "access-control-allow-origin": readers } : {};
		return response.writeHead(object ? 200 : 404, allowed).end(await object?.Body?.transformToByteArray());
	});
	let edgeUrl: string;
	beforeAll(async () => {
		await new Promise<void>((resolve) => edge.listen(0, "127.0.0.1", resolve));
		edgeUrl = `http://127.0.0.1:${(edge.address() as AddressInfo).port}`;
	});
	afterAll(() => void edge.close());
	beforeEach(() => {
		trusts = true;
		readers = origin;
	});
	const through = (change: { keyPairId?: string; privateKey?: string; url?: string } = {}) =>
		patient(
			{ CDN_URL: change.url ?? edgeUrl },
			throughCdn(storeOf(), {
				...{ url: edgeUrl, keyPairId: "K1", privateKey: pem, urlWindowSeconds: 3_600 },
				...change,
			}),
		);

	test("a CDN that is set up like the stack's is good", async () => {
		expect(await findingsOf(through())).toContainEqual(
			expect.objectContaining({
				piece: "CDN",
				state: "good",
				found: expect.stringContaining("nothing else"),
			}),
		);
	});

	test("a CDN that trusts a different key is a fault", async () => {
		expect(await faultsOf(through({ privateKey: signingKeys().pem }))).toMatchObject([
			{
				piece: "CDN",
				found: expect.stringContaining("403 AccessDenied"),
				fix: expect.stringContaining("CDN_PRIVATE_KEY"),
			},
		]);
	});

	test("a CDN that serves without a signature is a fault", async () => {
		trusts = false;
		expect(await faultsOf(through())).toMatchObject([
			{
				piece: "CDN",
				found: expect.stringContaining("without a signature"),
				fix: expect.stringContaining("key group"),
			},
		]);
	});

	test("a CDN whose answers no page may read is a fault", async () => {
		readers = "https://elsewhere.example";
		expect(await faultsOf(through())).toMatchObject([
			{
				piece: "CDN",
				found: expect.stringContaining("nobody can take renditions home"),
				fix: expect.stringContaining(`CORS: origin ${origin}, method GET`),
			},
		]);
	});

	test("a CDN that does not answer is a fault", async () => {
		const url = `http://127.0.0.1:${await freePort()}`;
		expect(await faultsOf(through({ url }))).toMatchObject([
			{ piece: "CDN", fix: expect.stringContaining("CDN_URL") },
		]);
	});
});

describe("the doctor and mail", () => {
	test("a mail server that accepts the user is good, and no mail is sent", async () => {
		const server = await startMailServer();
		try {
			expect(await findingsOf(patient({ EMAIL_SERVER: server.url }))).toContainEqual(
				expect.objectContaining({ piece: "mail", state: "good" }),
			);
			expect(server.inbox).toEqual([]);
		} finally {
			await server.stop();
		}
	});

	test("a mail server that does not answer is a fault", async () => {
		const EMAIL_SERVER = `smtp://127.0.0.1:${await freePort()}`;
		expect(await faultsOf(patient({ EMAIL_SERVER }))).toMatchObject([
			{ piece: "mail", fix: expect.stringContaining("EMAIL_SERVER") },
		]);
	});

	test("a mail server that refuses the user is a fault, and the password is not printed", async () => {
		const server = new SMTPServer({
			...{ logger: false, disabledCommands: ["STARTTLS"], allowInsecureAuth: true },
			onAuth: (_, __, done) => done(new Error("Invalid username or password")),
		});
		await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
		try {
			const EMAIL_SERVER = `smtp://rollcall:wrong@127.0.0.1:${(server.server.address() as AddressInfo).port}`;
			const faults = await faultsOf(patient({ EMAIL_SERVER }));
			expect(faults).toMatchObject([{ piece: "mail", found: expect.stringContaining("refuses the user") }]);
			expect(JSON.stringify(faults)).not.toContain("wrong@");
		} finally {
			await new Promise<void>((resolve) => server.close(resolve));
		}
	});
});

test("a configuration in which nobody can sign in is a fault", async () => {
	const none = { OIDC_ISSUER: undefined, OIDC_CLIENT_ID: undefined, OIDC_CLIENT_SECRET: undefined };
	expect(await faultsOf(patient(none))).toMatchObject([
		{ piece: "sign-in", fix: expect.stringContaining(".env.example") },
	]);
});

describe("the doctor and sign-in", () => {
	test("an OpenID provider that does not answer is a fault", async () => {
		const OIDC_ISSUER = `http://127.0.0.1:${await freePort()}`;
		expect(await faultsOf(patient({ OIDC_ISSUER }))).toMatchObject([
			{ piece: expect.stringContaining("sign-in"), fix: expect.stringContaining("OIDC_ISSUER") },
		]);
	});

	test("a wrong client secret is a fault", async () => {
		expect(await faultsOf(patient({ OIDC_CLIENT_SECRET: "wrong" }))).toMatchObject([
			{ found: "it refuses the client", fix: expect.stringContaining("OIDC_CLIENT_SECRET") },
		]);
	});

	test("a callback address that is not registered is a fault", async () => {
		const elsewhere = `http://localhost:${await freePort()}`;
		expect(await faultsOf(patient({ NEXTAUTH_URL: elsewhere }))).toMatchObject([
			// The bucket's CORS does not allow that address either.
			{ piece: "CORS" },
			{ fix: expect.stringContaining(`${elsewhere}/api/auth/callback/oidc`) },
		]);
	});
});
