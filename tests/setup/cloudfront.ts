/**
 * CloudFront's check of a signed URL, written from AWS's description instead of the library that signs:
 * https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/private-content-creating-signed-url-canned-policy.html
 */
import { createVerify, generateKeyPairSync, type KeyObject } from "node:crypto";

export function signingKeys() {
	const { publicKey, privateKey } = generateKeyPairSync("rsa", { modulusLength: 2048 });
	return { publicKey, pem: privateKey.export({ type: "pkcs8", format: "pem" }).toString() };
}

/** The signed policy and its signature, which are the inputs of an RSA check. */
export function signedPart(signedUrl: string): { policy: string; signature: Buffer; expires: number } {
	const url = new URL(signedUrl);
	const expires = Number(url.searchParams.get("Expires"));
	const signature = Buffer.from(
		(url.searchParams.get("Signature") ?? "").replace(
			/[-_~]/g,
			(c) => ({ "-": "+", _: "=", "~": "/" })[c] ?? c,
		),
		"base64",
	);
	for (const name of ["Expires", "Signature", "Key-Pair-Id"]) url.searchParams.delete(name);
	const condition = { DateLessThan: { "AWS:EpochTime": expires } };
	return {
		policy: JSON.stringify({ Statement: [{ Resource: url.href, Condition: condition }] }),
		signature,
		expires,
	};
}

/** Whether CloudFront would serve this URL. */
export function isServed(
	signedUrl: string,
	{ keys, now }: { keys: Record<string, KeyObject>; now: Date },
): boolean {
	const key = keys[new URL(signedUrl).searchParams.get("Key-Pair-Id") ?? ""];
	const { policy, signature, expires } = signedPart(signedUrl);
	if (!key || !(now.getTime() < expires * 1_000)) return false;
	return createVerify("RSA-SHA1").update(policy).verify(key, signature);
}
