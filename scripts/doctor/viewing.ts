/** Checks that a browser can look at a photo: with a URL that the app signs for a rendition, at the store's public address. */
import { randomUUID } from "node:crypto";
import type { ObjectStore } from "../../server/storage/object-store";
import { bad, type Finding, good, reasonOf } from "./finding";
import { body } from "./probe";

export async function examineViewing(storage: ObjectStore): Promise<Finding> {
	const key = `optimized/event_doctor/${randomUUID()}.webp`;
	const fix =
		"Let the role put and get objects under optimized/, and browsers reach S3_ENDPOINT at the address that the app uses.";
	try {
		await storage.write(key, body, { contentType: "image/webp", cacheControl: "no-store" });
		const signed = await storage.presignGet(key, { now: new Date() });
		const answer = await fetch(signed, { redirect: "manual", signal: AbortSignal.timeout(20_000) });
		if (!answer.ok) return bad("viewing", `a URL that the app signed is answered ${answer.status}`, fix);
		return Buffer.from(await answer.arrayBuffer()).equals(body)
			? good("viewing", "a photo can be looked at with a URL that the app signed")
			: bad("viewing", "a URL that the app signed does not return what was put", fix);
	} catch (error) {
		return bad("viewing", `a photo cannot be looked at: ${reasonOf(error)}`, fix);
	} finally {
		await storage.remove([key]).catch(() => {});
	}
}
