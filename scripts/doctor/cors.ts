import type { ObjectStore } from "../../server/storage/object-store";
import { bad, type Finding, good, reasonOf } from "./finding";
import { probeKey, sign } from "./probe";

/** Sends the preflight that a browser sends before a photo. */
export async function examineCors(storage: ObjectStore, { origin }: { origin: string }): Promise<Finding> {
	const { url, headers } = await sign(storage, probeKey());
	const wanted = Object.keys(headers).filter((name) => name !== "content-length");
	const fix = `Set CORS on the bucket: origin ${origin}, method PUT, headers ${wanted.join(", ").replace(/x-amz-meta-\w+/, "x-amz-meta-*")}.`;
	let answer: Response;
	try {
		answer = await fetch(url, {
			method: "OPTIONS",
			headers: {
				origin,
				"access-control-request-method": "PUT",
				"access-control-request-headers": wanted.join(", "),
			},
			signal: AbortSignal.timeout(20_000),
		});
	} catch (error) {
		return bad(
			"CORS",
			`the store does not answer a preflight: ${reasonOf(error)}`,
			"Check S3_ENDPOINT and the network.",
		);
	}
	const told = (name: string) =>
		(answer.headers.get(`access-control-allow-${name}`) ?? "").toLowerCase().split(/\s*,\s*/);
	const origins = told("origin");
	if (!answer.ok || !(origins.includes("*") || origins.includes(origin.toLowerCase()))) {
		return bad("CORS", `a PUT from ${origin} is not allowed (${answer.status})`, fix);
	}
	if (!told("methods").includes("put")) return bad("CORS", "PUT is not among the allowed methods", fix);
	const allowed = told("headers");
	const lacking = wanted.filter((name) => !allowed.includes("*") && !allowed.includes(name));
	if (lacking.length > 0) return bad("CORS", `these headers are not allowed: ${lacking.join(", ")}`, fix);
	return good("CORS", `a PUT from ${origin} is allowed with all its headers`);
}
