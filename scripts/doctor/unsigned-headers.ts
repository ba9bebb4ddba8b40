/**
 * A PUT is signed with its headers. AWS refuses every other x-amz- header, but other stores accept some. This
 * sends each one with a probe and checks what the store did: the header must be refused or change nothing that
 * matters.
 */
import type { ObjectStore } from "../../server/storage/object-store";
import { bad, type Finding, good } from "./finding";
import { body, probeKey, put, sign } from "./probe";

const everybody = 'uri="http://acs.amazonaws.com/groups/global/AllUsers"';

/** Headers that S3 knows for a PUT and that the app never signs. For x-amz-copy-source see ./store.ts. */
const unsignedHeaders: readonly (readonly [name: string, value: string])[] = [
	["x-amz-acl", "public-read"],
	["x-amz-grant-read", everybody],
	["x-amz-grant-read-acp", everybody],
	["x-amz-grant-write", everybody],
	["x-amz-grant-write-acp", everybody],
	["x-amz-grant-full-control", everybody],
	["x-amz-tagging", "doctor=probe"],
	["x-amz-storage-class", "STANDARD_IA"],
	["x-amz-server-side-encryption", "AES256"],
	["x-amz-website-redirect-location", "https://elsewhere.example/"],
	["x-amz-object-lock-legal-hold", "ON"],
	["content-encoding", "gzip"],
	["content-disposition", "attachment; filename=another.exe"],
	["content-language", "de"],
	["expires", "Wed, 21 Oct 2015 07:28:00 GMT"],
];

export async function examineUnsignedHeaders(storage: ObjectStore): Promise<Finding> {
	const plain = await tryHeaders(storage, {});
	if (plain === keepsHeaders)
		return bad(
			"unsigned headers",
			"the store or a proxy in front of it adds headers to objects that were sent without them, so every upload would be refused",
			"Remove content-encoding, content-disposition and redirects from what the proxy adds to answers of the store.",
		);
	const harms: string[] = [];
	let refused = 0;
	for (const [name, value] of unsignedHeaders) {
		const harm = await tryHeaders(storage, { [name]: value });
		if (harm === "refused") refused += 1;
		// If anybody can read everything (./store.ts finds that), no header makes it worse.
		// Confirm refuses an object that keeps a header the app never signs, so those do no harm.
		else if (harm !== plain && harm && harm !== keepsHeaders) harms.push(`${name}: ${harm}`);
	}
	if (harms.length === 0) {
		const taken = unsignedHeaders.length - refused;
		return good("unsigned headers", `${refused} are refused, and ${taken} do no harm`);
	}
	return bad(
		"unsigned headers",
		`the store accepts headers that nobody signed. ${harms.join("; ")}`,
		"Give the bucket the policy under “Another store than S3” in docs/deploy.md, or use a store without ACLs.",
	);
}

/** The harm that a signed PUT with these extra headers did; null if there was none. */
async function tryHeaders(storage: ObjectStore, headers: Record<string, string>): Promise<string | null> {
	const key = probeKey();
	const signed = await sign(storage, key);
	if ((await put(signed, { headers })).status >= 300) return "refused";
	const harm = await harmOf(storage, key, signed.url).catch(() => "the app cannot read the object any more");
	return storage.remove([key]).then(
		() => harm,
		() => "the app can neither read nor remove the object any more",
	);
}

const keepsHeaders = "the object keeps headers that the app never signs";

async function harmOf(storage: ObjectStore, key: string, signedUrl: string): Promise<string | null> {
	const url = new URL(signedUrl);
	url.search = "";
	const anonymous = await fetch(url, { signal: AbortSignal.timeout(20_000) });
	// The body is not read, because fetching bytes that only claim to be gzip never ends.
	await anonymous.body?.cancel();
	if (anonymous.status === 200) return "anybody can read the object";
	const head = await storage.head(key);
	if (!head) return null;
	if (head.unsigned.length > 0) return keepsHeaders;
	const read = await storage.read(key);
	return read && Buffer.from(read).equals(body) ? null : "the object is not what was sent";
}
