/** Checks what a page may do with the store: send a photo, and read an original into the package of photos that are taken home. */
import type { ObjectStore } from "../../server/storage/object-store";
import { bad, type Finding, good, reasonOf } from "./finding";
import { body, probeKey, put, type Signed, sign } from "./probe";

const patience = () => AbortSignal.timeout(20_000);

/** Whether a page at this origin may read the answer. */
export const allows = (answer: Response, origin: string) =>
	["*", origin.toLowerCase()].includes(
		answer.headers.get("access-control-allow-origin")?.toLowerCase() ?? "",
	);

export async function examineCors(storage: ObjectStore, { origin }: { origin: string }): Promise<Finding> {
	const key = probeKey();
	const signed = await sign(storage, key);
	const wanted = Object.keys(signed.headers).filter((name) => name !== "content-length");
	try {
		return (
			(await sending(signed, { origin, wanted })) ??
			(await reading(storage, key, { origin, wanted })) ??
			good("CORS", `from ${origin} a PUT is allowed with all its headers, and a GET`)
		);
	} catch (error) {
		return bad(
			"CORS",
			`the store does not answer a page: ${reasonOf(error)}`,
			"Check S3_ENDPOINT and the network.",
		);
	}
}

interface Page {
	origin: string;
	/** The headers of a signed PUT for which a browser asks. */
	wanted: string[];
}

const fixFor = ({ origin, wanted }: Page) =>
	`Set CORS on the bucket: origin ${origin}, methods PUT and GET, headers ${wanted.join(", ").replace(/x-amz-meta-\w+/, "x-amz-meta-*")}.`;

/** Sends the preflight that a browser sends before a photo. Returns the fault; null if there is none. */
async function sending({ url }: Signed, page: Page): Promise<Finding | null> {
	const { origin, wanted } = page;
	const fix = fixFor(page);
	const answer = await fetch(url, {
		method: "OPTIONS",
		headers: {
			origin,
			"access-control-request-method": "PUT",
			"access-control-request-headers": wanted.join(", "),
		},
		signal: patience(),
	});
	if (!answer.ok || !allows(answer, origin))
		return bad("CORS", `a PUT from ${origin} is not allowed (${answer.status})`, fix);
	const told = (name: string) =>
		(answer.headers.get(`access-control-allow-${name}`) ?? "").toLowerCase().split(/\s*,\s*/);
	if (!told("methods").includes("put")) return bad("CORS", "PUT is not among the allowed methods", fix);
	const allowed = told("headers");
	const lacking = wanted.filter((name) => !allowed.includes("*") && !allowed.includes(name));
	return lacking.length > 0 ? bad("CORS", `these headers are not allowed: ${lacking.join(", ")}`, fix) : null;
}

/** Reads an original as a page does that makes a package. Its GET needs no preflight. */
async function reading(storage: ObjectStore, key: string, page: Page): Promise<Finding | null> {
	const { origin } = page;
	try {
		await put(await sign(storage, key));
		const url = await storage.presignGet(key, { now: new Date(), exactBytes: true });
		const answer = await fetch(url, { headers: { origin }, redirect: "manual", signal: patience() });
		const bytes = Buffer.from(await answer.arrayBuffer());
		if (!allows(answer, origin))
			return bad(
				"CORS",
				`a GET from ${origin} is not allowed, so nobody can take photos home`,
				`${fixFor(page)} With the stack of infra/, deploy it again. Rules of before this release had PUT alone.`,
			);
		return answer.ok && bytes.equals(body)
			? null
			: bad("CORS", `a GET from ${origin} does not return what was put (${answer.status})`, fixFor(page));
	} finally {
		await storage.remove([key]).catch(() => {});
	}
}
