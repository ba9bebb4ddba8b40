/**
 * URLs of a few photos of a package, for fetch(). ./locate-package.ts decides again what the person may have. The store is not
 * asked: a missing object is the browser's 404.
 */
import type { SignedFile } from "@/rules/take-home";
import type { Deps } from "../deps";
import type { Limited } from "../rate-limits/rate-limits";
import { type LocateAsked, locatePackage } from "./locate-package";

/** One answer for each id, in their order. The URLs work for hours. Throws ASKED_TOO_OFTEN. */
export async function signPackage(
	deps: Pick<Deps, "db" | "storage" | "now"> & Limited<"takeHomeSign">,
	asked: LocateAsked,
): Promise<{ signed: SignedFile[] }> {
	const { userId } = asked.membership;
	await deps.limit.takeHomeSign({ userId, photos: asked.photoIds.length });
	const located = await locatePackage(deps, asked);
	const now = deps.now();
	const signed = located.map(async (found): Promise<SignedFile> => {
		if ("left" in found) return found;
		const { key, ...rest } = found;
		return { ...rest, url: await deps.storage.presignGet(key, { now, exactBytes: true }) };
	});
	return { signed: await Promise.all(signed) };
}
