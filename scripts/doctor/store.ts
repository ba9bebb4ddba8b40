/** Checks the store from end to end with one probe object, and then that it enforces signatures. */
import type { ObjectStore } from "../../server/storage/object-store";
import { bad, type Finding, good, reasonOf, skipped } from "./finding";
import { body, probeKey, put, sign } from "./probe";
import { examineUnsignedHeaders } from "./unsigned-headers";

/**
 * Seconds. S3 refuses a signature that is 15 minutes off, but a smaller difference already shortens short-lived
 * URLs.
 */
const clockTolerance = 120;

const fixes: Record<string, string> = {
	NoSuchBucket: "Create the bucket, or correct S3_BUCKET and S3_REGION.",
	PermanentRedirect: "The bucket is in another region: correct S3_REGION.",
	AuthorizationHeaderMalformed: "The bucket is in another region: correct S3_REGION.",
	InvalidAccessKeyId: "The store does not know this key: correct S3_ACCESS_KEY_ID.",
	SignatureDoesNotMatch:
		"The secret key is not the one of this access key, or a proxy changes requests: correct S3_SECRET_ACCESS_KEY.",
	AccessDenied: "Let the app's role put, get and delete objects under uploads/ and optimized/.",
	RequestTimeTooSkewed: "Set this machine's clock by NTP.",
};
const fixOf = (code: string) => fixes[code] ?? "Check S3_ENDPOINT, S3_BUCKET, S3_REGION and the keys.";

export async function examineStore(storage: ObjectStore): Promise<Finding[]> {
	const key = probeKey();
	const signed = await sign(storage, key);
	let first: Awaited<ReturnType<typeof put>>;
	try {
		first = await put(signed);
	} catch (error) {
		return [
			bad(
				"bucket",
				`no answer from ${new URL(signed.url).host}: ${reasonOf(error)}`,
				"Check S3_ENDPOINT and the network.",
			),
			skipped("signatures", "the store does not answer"),
		];
	}
	const clock = clockOf(first.date);
	if (first.status !== 200) {
		return [
			clock,
			bad("bucket", `a signed PUT was refused: ${first.code}`, fixOf(first.code)),
			skipped("signatures", "a good signature is already refused"),
		];
	}
	try {
		const added = [await copies(storage), await examineUnsignedHeaders(storage)];
		return [clock, ...(await wayOfAnObject(storage, key, signed)), ...added, ...(await signatures(storage))];
	} finally {
		await storage.remove([key]).catch(() => {});
	}
}

function clockOf(date: string | null): Finding {
	if (!date) return skipped("clock of the store", "the store does not send its time");
	const seconds = Math.round(Math.abs(Date.now() - Date.parse(date)) / 1_000);
	return seconds > clockTolerance
		? bad(
				"clock of the store",
				`this machine and the store differ by ${seconds} s`,
				"Set this machine's clock by NTP.",
			)
		: good("clock of the store", `this machine and the store differ by less than ${clockTolerance} s`);
}

async function wayOfAnObject(storage: ObjectStore, key: string, signed: Awaited<ReturnType<typeof sign>>) {
	const findings: Finding[] = [];
	try {
		const head = await storage.head(key);
		const isWhole = head?.size === body.byteLength && head.metadata.title === "Doctor’s probe";
		findings.push(
			isWhole
				? good("bucket", "PUT and HEAD of a probe work, with its metadata")
				: bad(
						"bucket",
						"HEAD does not return the size and the metadata that were put",
						"Use a store that keeps x-amz-meta-* headers.",
					),
		);
		const read = await storage.read(key);
		if (!read || !Buffer.from(read).equals(body)) {
			findings.push(
				bad("bucket", "GET does not return what was put", "Let the role get objects under uploads/."),
			);
		}
		const again = await put(signed);
		findings.push(
			again.status === 412
				? good("write-once", "a second PUT under the same key is refused")
				: bad(
						"write-once",
						`a second PUT under the same key was answered ${again.code}`,
						"Use a store that enforces If-None-Match (S3, Ceph 18 or newer, MinIO, R2). Otherwise photos can be replaced.",
					),
		);
		await storage.remove([key]);
		findings.push(
			(await storage.head(key)) === null
				? good("removal", "a removed object is gone, and the store answers 404 for it")
				: bad(
						"removal",
						"the probe is still there after it was removed",
						"Let the role delete objects under uploads/.",
					),
		);
	} catch (error) {
		findings.push(
			bad(
				"bucket",
				`a signed PUT works, but then: ${reasonOf(error)}`,
				"Let the role get and delete objects under uploads/, and list the bucket: without s3:ListBucket S3 answers 403 for a missing object.",
			),
		);
	}
	return findings;
}

/** Checks that a header that nobody signed cannot copy somebody else's original (docs/decisions/0009). */
async function copies(storage: ObjectStore): Promise<Finding> {
	const keys = [probeKey(), probeKey()] as const;
	const [theirs, mine] = [await sign(storage, keys[0]), await sign(storage, keys[1])];
	try {
		await put(theirs);
		const { host, pathname } = new URL(theirs.url);
		// The bucket is either in the path or the first part of the host.
		const source = pathname.startsWith("/uploads/") ? `/${host.split(".")[0]}${pathname}` : pathname;
		const answer = await put(mine, { headers: { "x-amz-copy-source": source } });
		return answer.status < 300
			? bad(
					"copies",
					"a signed PUT was turned into a copy of another object",
					"Give the bucket the policy under “Another store than S3” in docs/deploy.md. Otherwise an attendee can download somebody else's original.",
				)
			: good("copies", "a signed PUT cannot be turned into a copy of another object");
	} finally {
		await storage.remove(keys).catch(() => {});
	}
}

/** Checks that every change to a signed request is refused, because the app relies on each of them. */
async function signatures(storage: ObjectStore): Promise<Finding[]> {
	const key = probeKey();
	const signed = await sign(storage, key);
	const without = new URL(signed.url);
	without.search = "";
	const expired = await sign(storage, key, 1);
	await new Promise((resolve) => setTimeout(resolve, 2_100));
	const tries = {
		"without a signature": () => put({ ...signed, url: without.href }),
		"with a different type": () => put(signed, { headers: { "content-type": "text/html" } }),
		"with different metadata": () => put(signed, { headers: { "x-amz-meta-title": "another" } }),
		"with a different length": () => put(signed, { body: Buffer.concat([body, body]) }),
		"after it expired": () => put(expired),
	};
	const taken: string[] = [];
	for (const [name, attempt] of Object.entries(tries)) {
		if ((await attempt()).status < 300) {
			taken.push(name);
			await storage.remove([key]);
		}
	}
	const otherBytes = await put(signed, { body: Buffer.from("Somebody else was here, too") });
	if (otherBytes.status < 300) await storage.remove([key]);
	const unsigned = await fetch(without, { signal: AbortSignal.timeout(20_000) });
	return [
		taken.length === 0
			? good("signatures", `${Object.keys(tries).length} changed PUTs are refused`)
			: bad(
					"signatures",
					`the store accepted a PUT ${taken.join(", ")}`,
					"Use a store that verifies signatures.",
				),
		otherBytes.status < 300
			? skipped("checksum", "this store does not compare bytes with their hash, but developing a photo does")
			: good("checksum", "bytes that do not match their hash are refused"),
		unsigned.status === 200 || unsigned.status === 404
			? bad(
					"privacy",
					"anybody can read the bucket without a signature",
					"Block public access: remove the bucket's public policy and ACLs.",
				)
			: good("privacy", "nothing can be read without a signature"),
	];
}
