/** Checks that the CDN serves a rendition with the app's signature, also to a page that takes it home, and nothing without one. */
import { randomUUID } from "node:crypto";
import type { ObjectStore } from "../../server/storage/object-store";
import { allows } from "./cors";
import { bad, type Finding, good, reasonOf } from "./finding";
import { body, probeKey } from "./probe";

const get = (url: string | URL, headers: Record<string, string> = {}) =>
	fetch(url, { headers, redirect: "manual", signal: AbortSignal.timeout(20_000) });

export async function examineCdn(
	storage: ObjectStore,
	{ cdnUrl, origin }: { cdnUrl: string; origin: string },
): Promise<Finding> {
	const key = `optimized/event_doctor/${randomUUID()}.webp`;
	const { host } = new URL(cdnUrl);
	try {
		await storage.write(key, body, { contentType: "image/webp", cacheControl: "no-store" });
		const signed = await storage.presignGet(key, { now: new Date() });
		const answer = await get(signed);
		if (!answer.ok) {
			const xml = await answer.text();
			const code = /<Code>(\w+)<\/Code>/.exec(xml)?.[1] ?? "";
			return bad(
				"CDN",
				`${host} answers ${[answer.status, code].filter(Boolean).join(" ")} to a URL that the app signed`,
				"Set CDN_KEY_PAIR_ID and CDN_PRIVATE_KEY to a key of the distribution's key group, and let its origin access control read the bucket.",
			);
		}
		if (!Buffer.from(await answer.arrayBuffer()).equals(body)) {
			return bad(
				"CDN",
				`${host} does not serve what is in the bucket`,
				"Set the bucket as the distribution's origin.",
			);
		}
		// As an <img> has just read it, an edge that keeps answers must not answer without the headers.
		const read = await get(signed, { origin });
		if (!allows(read, origin)) {
			return bad(
				"CDN",
				`a page at ${origin} may not read what ${host} serves, so nobody can take renditions home`,
				`Deploy the stack of infra/ again, or give optimized/* a response headers policy with CORS: origin ${origin}, method GET.`,
			);
		}
		// A new address each time, so that no cache answers for the distribution.
		const unsigned = await get(`${cdnUrl}/optimized/event_doctor/${randomUUID()}.webp`);
		const original = await get(`${cdnUrl}/${probeKey()}`);
		const open = [unsigned, original].find(({ status }) => status !== 403);
		return open
			? bad(
					"CDN",
					`${host} answers ${open.status} without a signature`,
					"Require the key group in every cache behaviour of the distribution, and serve nothing but optimized/*.",
				)
			: good("CDN", `${host} serves what the app signed, and nothing else`);
	} catch (error) {
		return bad(
			"CDN",
			`no answer from ${host}: ${reasonOf(error)}`,
			"Correct CDN_URL, or wait until the distribution is deployed.",
		);
	} finally {
		await storage.remove([key]).catch(() => {});
	}
}
