/**
 * Checks what the signed PUT promises with a store that verifies signatures. Each test breaks one part of the
 * signature. The store must refuse the PUT, there must be no object afterwards, and confirm must answer
 * UPLOAD_MISSING.
 */
import { DeleteBucketPolicyCommand, PutBucketPolicyCommand, PutObjectCommand } from "@aws-sdk/client-s3";
import { describe, expect, test } from "vitest";
import { bucketPolicy } from "@/scripts/stack/buckets";
import { outcome } from "@/tests/setup/outcome";
import { announced, arrive, begin, jpeg, keyOf, type Scene } from "@/tests/setup/photos";
import { scene } from "@/tests/setup/scene";
import { onCeph, openBucket } from "@/tests/setup/store";

interface PutRequest {
	url: string;
	method: string;
	headers: Record<string, string>;
	body: Uint8Array;
}

const send = ({ url, method, headers: { "content-length": _, ...headers }, body }: PutRequest) =>
	fetch(url, { method, headers, body: method === "GET" ? undefined : new Blob([new Uint8Array(body)]) });

/** The status and the error code that S3 names in the body. */
async function answerOf(response: Response) {
	const code = /<Code>(\w+)<\/Code>/.exec(await response.text())?.[1];
	return { status: response.status, code };
}

async function signedPut(s: Scene, bytes = jpeg()) {
	const description = "Seen from the pass at noon";
	const { photos } = s.as(s.guest);
	const upload = await photos.initiateUpload({ eventId: s.event.id, ...announced(bytes), description });
	if (upload.kind !== "put") throw new Error("nothing to put");
	const request: PutRequest = { url: upload.url, method: "PUT", headers: upload.headers, body: bytes };
	return { request, photoId: upload.photoId };
}

const inHeaders = (change: Record<string, string>) => (request: PutRequest) => ({
	...request,
	headers: { ...request.headers, ...change },
});
const without = (name: string) => (request: PutRequest) => ({
	...request,
	headers: Object.fromEntries(Object.entries(request.headers).filter(([header]) => header !== name)),
});
const inUrl = (change: (url: URL) => void) => (request: PutRequest) => {
	const url = new URL(request.url);
	change(url);
	return { ...request, url: url.href };
};
const inPath = (change: (path: string) => string) =>
	inUrl((url) => {
		url.pathname = change(url.pathname);
	});
const parameter = (name: string, change: (value: string) => string) =>
	inUrl(({ searchParams }) => searchParams.set(name, change(searchParams.get(name) ?? "")));
const inBody = (change: (body: Uint8Array) => Uint8Array) => (request: PutRequest) => ({
	...request,
	body: change(request.body),
});

const forged = { status: 403, code: "SignatureDoesNotMatch" };
const unknownKey = { status: 403, code: "InvalidAccessKeyId" };
const denied = { status: 403, code: "AccessDenied" };
/** Changes a date in AWS's format, 20261124T214500Z. */
function aMinuteEarlier(date: string): string {
	const [, day = "", hour, minute, second] = /^(\d{8})T(\d\d)(\d\d)(\d\d)Z$/.exec(date) ?? [];
	const iso = `${day.slice(0, 4)}-${day.slice(4, 6)}-${day.slice(6)}T${hour}:${minute}:${second}Z`;
	return new Date(Date.parse(iso) - 60_000).toISOString().replaceAll(/[-:]|\.\d+/g, "");
}

const otherId = "00000000-0000-4000-8000-000000000000";

type Case = [claim: string, change: (request: PutRequest) => PutRequest, answer?: typeof forged];

const cases: Case[] = [
	["another type", inHeaders({ "content-type": "text/html" })],
	["a type with a parameter", inHeaders({ "content-type": "image/jpeg; charset=utf-8" })],
	["no type", without("content-type")],
	["one byte more", inBody((body) => Buffer.concat([body, Buffer.from("x")]))],
	["one byte less", inBody((body) => body.subarray(0, -1))],
	["no bytes", inBody(() => new Uint8Array())],
	["another title", inHeaders({ "x-amz-meta-title": "Somebody else's words" })],
	["another description", inHeaders({ "x-amz-meta-description": "Somebody else's words" })],
	["another photo's id", inHeaders({ "x-amz-meta-photoid": otherId })],
	["another event's id", inHeaders({ "x-amz-meta-eventid": otherId })],
	["another uploader's id", inHeaders({ "x-amz-meta-uploaderid": otherId })],
	["no title", without("x-amz-meta-title")],
	["no description", without("x-amz-meta-description")],
	["no photo id", without("x-amz-meta-photoid")],
	["no event id", without("x-amz-meta-eventid")],
	["no uploader id", without("x-amz-meta-uploaderid")],
	["another sha256", inHeaders({ "x-amz-checksum-sha256": Buffer.alloc(32).toString("base64") })],
	["no sha256", without("x-amz-checksum-sha256")],
	["no write-once", without("if-none-match")],
	["a write-once that never refuses", inHeaders({ "if-none-match": '"another-etag"' })],
	["another cache-control", inHeaders({ "cache-control": "public, max-age=60" })],
	["no cache-control", without("cache-control")],
	["another key", inPath((path) => path.replace(/[^/]+$/, `${otherId}.jpg`))],
	["another event's folder", inPath((path) => path.replace(/event_[^/]+/, `event_${otherId}`))],
	["the folder of renditions", inPath((path) => path.replace("/uploads/", "/optimized/"))],
	["another bucket", inPath((path) => path.replace(/^\/[^/]+/, "/somewhere"))],
	["POST", (request) => ({ ...request, method: "POST" })],
	["GET", (request) => ({ ...request, method: "GET" })],
	["DELETE", (request) => ({ ...request, method: "DELETE" })],
	["a longer validity", parameter("X-Amz-Expires", () => "604800")],
	["another date", parameter("X-Amz-Date", aMinuteEarlier)],
	["another credential", parameter("X-Amz-Credential", (it) => it.replace(/^[^/]+/, "somebody")), unknownKey],
	["fewer signed headers", parameter("X-Amz-SignedHeaders", () => "host")],
	[
		"another signature",
		parameter("X-Amz-Signature", (signature) => signature.replace(/^./, (c) => (c === "0" ? "1" : "0"))),
	],
	["no signature", inUrl(({ searchParams }) => searchParams.delete("X-Amz-Signature")), denied],
	[
		"nothing signed at all",
		inUrl((url) => {
			url.search = "";
		}),
		denied,
	],
];

describe("a PUT that differs from the signed one is refused and leaves no object:", () => {
	onCeph.each(cases)("%s", async (_, change, answer) => {
		const s = await scene();
		const { request, photoId } = await signedPut(s);

		const told = await answerOf(await send(change(request)));

		expect(told).toEqual(answer ?? forged);
		expect(await s.keys()).toEqual([]);
		expect(await outcome(s.as(s.guest).photos.confirm({ photoId }))).toBe("UPLOAD_MISSING");
	});
});

describe("one URL stores one object once:", () => {
	onCeph("an expired URL is refused, and a fresh URL for the same photo works", async () => {
		const s = await scene({ limits: { putUrlSeconds: 1 } });
		const bytes = jpeg();
		const { request, photoId } = await signedPut(s, bytes);
		await new Promise((wait) => setTimeout(wait, 2_500));

		expect(await answerOf(await send(request))).toEqual(denied);
		expect(await outcome(s.as(s.guest).photos.confirm({ photoId }))).toBe("UPLOAD_MISSING");

		s.deps.limits = { ...s.deps.limits, putUrlSeconds: 60 };
		const again = await begin(s, s.guest, bytes);
		expect((await s.put(again, bytes)).status).toBe(200);
		expect(await s.as(s.guest).photos.confirm({ photoId })).toMatchObject({ id: photoId, mine: true });
	});

	onCeph("a second PUT to the same URL is answered 412 and changes nothing", async () => {
		const s = await scene();
		const bytes = jpeg("first".padEnd(20));
		const { request, photoId } = await signedPut(s, bytes);
		expect((await send(request)).status).toBe(200);

		const second = { ...request, body: jpeg("second".padEnd(20)) };
		expect(await answerOf(await send(second))).toEqual({ status: 412, code: "PreconditionFailed" });

		expect(await s.storage.read(keyOf(s, photoId))).toEqual(new Uint8Array(bytes));
		expect(await outcome(s.as(s.guest).photos.confirm({ photoId }))).toBe("ok");
	});

	onCeph("exactly one of ten PUTs at once is accepted", async () => {
		const s = await scene();
		const { request, photoId } = await signedPut(s);

		const answers = await Promise.all(Array.from({ length: 10 }, () => send(request)));

		expect(answers.map(({ status }) => status).sort()).toEqual([200, ...Array(9).fill(412)]);
		expect(await s.keys()).toEqual([keyOf(s, photoId)]);
		expect(await outcome(s.as(s.guest).photos.confirm({ photoId }))).toBe("ok");
	});

	onCeph("the URL of a confirmed photo cannot overwrite it", async () => {
		const s = await scene();
		const bytes = jpeg("first".padEnd(20));
		const { request, photoId } = await signedPut(s, bytes);
		await send(request);
		await s.as(s.guest).photos.confirm({ photoId });

		expect((await send({ ...request, body: jpeg("other".padEnd(20)) })).status).toBe(412);

		expect(await s.storage.read(keyOf(s, photoId))).toEqual(new Uint8Array(bytes));
	});

	test("the headers that the browser must send are exactly the signed ones", async () => {
		const s = await scene();
		const { request } = await signedPut(s);
		const signed = new URL(request.url).searchParams.get("X-Amz-SignedHeaders")?.split(";");
		expect(signed?.filter((name) => name !== "host")).toEqual(Object.keys(request.headers).sort());
	});
});

/** Ceph accepts unsigned headers. AWS refuses those that begin with x-amz-. */
describe("an unsigned header", () => {
	const everybody = 'uri="http://acs.amazonaws.com/groups/global/AllUsers"';

	async function sendWith(extra: Record<string, string>) {
		const s = await scene();
		const { request, photoId } = await signedPut(s);
		const told = await answerOf(await send(inHeaders(extra)(request)));
		const url = new URL(request.url);
		url.search = "";
		return { s, request, photoId, told, anybody: (await fetch(url)).status };
	}

	onCeph.each<Record<string, string>>([
		{ "x-amz-acl": "public-read" },
		{ "x-amz-acl": "public-read-write" },
		{ "x-amz-acl": "authenticated-read" },
		{ "x-amz-acl": "private" },
		{ "x-amz-grant-read": everybody },
		{ "x-amz-grant-read-acp": everybody },
		{ "x-amz-grant-write": everybody },
		{ "x-amz-grant-write-acp": everybody },
		{ "x-amz-grant-full-control": everybody },
	])("is refused by the bucket's policy if it would change who may read the object: %j", async (extra) => {
		const { s, request, photoId, told, anybody } = await sendWith(extra);
		expect({ ...told, anybody }).toEqual({ status: 403, code: "AccessDenied", anybody: 403 });
		expect(await s.keys()).toEqual([]);
		// The same URL still accepts the signed request.
		expect((await send(request)).status).toBe(200);
		expect(await outcome(s.as(s.guest).photos.confirm({ photoId }))).toBe("ok");
	});

	onCeph.each<Record<string, string>>([
		{ "x-amz-storage-class": "STANDARD_IA" },
		{ "x-amz-server-side-encryption": "AES256" },
		{ "x-amz-object-lock-mode": "GOVERNANCE" },
		{ "x-amz-object-lock-legal-hold": "ON" },
		{ "x-amz-object-lock-retain-until-date": "2030-01-01T00:00:00Z" },
		{ "content-md5": "AAAAAAAAAAAAAAAAAAAAAA==" },
	])("is refused by Ceph if it asks for something that Ceph cannot do: %j", async (extra) => {
		const { s, told } = await sendWith(extra);
		expect(told.status).toBe(400);
		expect(await s.keys()).toEqual([]);
	});

	onCeph.each<Record<string, string>>([
		{ "content-encoding": "gzip" },
		{ "content-disposition": "attachment; filename=virus.exe" },
		{ "x-amz-website-redirect-location": "https://elsewhere.example/" },
	])("that downloads would carry makes confirm reject the object: %j", async (extra) => {
		const { s, request, photoId, told, anybody } = await sendWith(extra);
		expect({ ...told, anybody }).toEqual({ status: 200, code: undefined, anybody: 403 });

		expect(await outcome(s.as(s.guest).photos.confirm({ photoId }))).toBe("UPLOAD_MISMATCH");

		expect(await s.db.photo.count()).toBe(0);
		expect(await s.keys()).toEqual([]);
		// If the photo is announced again and sent as signed, it is confirmed.
		const again = await begin(s, s.guest, request.body);
		expect((await s.put(again, request.body)).status).toBe(200);
		expect(await outcome(s.as(s.guest).photos.confirm(again))).toBe("ok");
	});

	onCeph.each<Record<string, string>>([
		{ "content-language": "de" },
		// A proxy in front of the store may add this one to every answer.
		{ expires: "Wed, 21 Oct 2015 07:28:00 GMT" },
		{ "x-amz-tagging": "a=b" },
		{ "x-amz-meta-extra": "1" },
		{ "x-amz-expected-bucket-owner": "somebody" },
		{ "x-amz-request-payer": "requester" },
		{ "x-amz-date": "20200101T000000Z" },
		{ "x-delete-after": "1" },
		{ range: "bytes=0-1" },
	])("that the store accepts does no harm: %j", async (extra) => {
		const { s, request, photoId, anybody } = await sendWith(extra);
		expect(anybody).toBe(403);

		expect(await s.as(s.guest).photos.confirm({ photoId })).toMatchObject({
			...{ id: photoId, title: "Above the clouds", description: "Seen from the pass at noon" },
			...{ contentType: "image/jpeg", size: request.body.length, uploadedBy: { id: s.guest.id } },
		});
		await s.settled();
		const { originalUrl } = await s.as(s.guest).photos.byId({ photoId });
		const answer = await fetch(originalUrl ?? "");
		expect(new Uint8Array(await answer.arrayBuffer())).toEqual(new Uint8Array(request.body));
	});

	onCeph("that an already confirmed original has does not reach a download", async () => {
		const s = await scene();
		const { request, photoId } = await signedPut(s);
		await send(request);
		await s.as(s.guest).photos.confirm({ photoId });
		await s.settled();
		const { tool, bucket } = await openBucket();
		await tool.send(
			new PutObjectCommand({
				...{ Bucket: bucket, Key: keyOf(s, photoId), Body: request.body, ContentType: "image/jpeg" },
				...{ ContentEncoding: "gzip", ContentDisposition: "attachment; filename=virus.exe" },
			}),
		);

		const { originalUrl } = await s.as(s.guest).photos.byId({ photoId });
		const answer = await fetch(originalUrl ?? "");

		expect(answer.headers.get("content-encoding")).toBe("identity");
		expect(answer.headers.get("content-disposition")).toContain("Above the clouds");
		expect(new Uint8Array(await answer.arrayBuffer())).toEqual(new Uint8Array(request.body));
	});
});

describe("a copy instead of the bytes", () => {
	/** An original of the guest, and a photo that another attendee (the thief) announced and may PUT. */
	async function thiefAndSecret() {
		const s = await scene();
		const theirs = await arrive(s, s.guest, jpeg("secret place".padEnd(20)));
		await s.as(s.guest).photos.confirm(theirs);
		const thief = s.personas.attended;
		const mine = jpeg("x".padEnd(20));
		const upload = await begin(s, thief, mine);
		const copy = (directive: Record<string, string>) =>
			s.put(upload, mine, {
				headers: { "x-amz-copy-source": new URL(theirs.url).pathname, ...directive },
			});
		return { s, thief, mine, upload, copy };
	}
	const directives: Record<string, string>[] = [{}, { "x-amz-metadata-directive": "REPLACE" }];

	onCeph.each(directives)(
		"of another person's original is refused by the bucket's policy, before and after the bytes are sent, with %j",
		async (directive) => {
			const { s, thief, mine, upload, copy } = await thiefAndSecret();
			expect(await answerOf(await copy(directive))).toEqual({ status: 403, code: "AccessDenied" });
			await s.put(upload, mine);
			await s.as(thief).photos.confirm(upload);
			await s.settled();

			expect(await answerOf(await copy(directive))).toEqual({ status: 403, code: "AccessDenied" });

			const { originalUrl } = await s.as(thief).photos.byId(upload);
			const answer = await fetch(originalUrl ?? "");
			expect(new Uint8Array(await answer.arrayBuffer())).toEqual(new Uint8Array(mine));
		},
	);

	onCeph.each(directives)(
		"never reveals the original's URL to the thief, even without that policy, with %j",
		async (directive) => {
			const { s, thief, upload, copy } = await thiefAndSecret();
			const { tool, bucket } = await openBucket();
			await tool.send(new DeleteBucketPolicyCommand({ Bucket: bucket }));
			expect((await copy(directive)).status).toBe(200);
			const policy = JSON.stringify(bucketPolicy(bucket));
			await tool.send(new PutBucketPolicyCommand({ Bucket: bucket, Policy: policy }));

			const confirmed = await s
				.as(thief)
				.photos.confirm(upload)
				.catch(() => null);
			await s.settled();
			const later = await s
				.as(thief)
				.photos.byId(upload)
				.catch(() => null);

			expect(confirmed?.originalUrl ?? null).toBeNull();
			expect(later?.originalUrl ?? null).toBeNull();
			expect(later?.images ?? []).toEqual([]);
		},
	);
});
