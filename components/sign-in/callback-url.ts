import { signInPath } from "@/rules/paths";

const fallback = "/events";

/**
 * Where to go after signing in: a path of this site, or /events. Parsed as a browser would, because "//host",
 * "/\host" and "/<tab>/host" all lead to another site. next-auth hands over absolute URLs: of those, too, only
 * the path is used.
 */
export function safeCallbackUrl(value: string | string[] | undefined) {
	if (typeof value !== "string") return fallback;
	const here = "http://here.invalid";
	try {
		const url = new URL(value, here);
		const path = url.pathname + url.search;
		if (url.protocol !== "http:" && url.protocol !== "https:") return fallback;
		if (new URL(path, here).origin !== here) return fallback;
		return url.pathname === signInPath || url.pathname === "/" ? fallback : path;
	} catch {
		return fallback;
	}
}
