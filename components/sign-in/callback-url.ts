import { signInPath } from "@/rules/sign-in";

const fallback = "/events";

/**
 * Where to go after signing in: a path on this site, or /events. It is parsed as a browser would parse it, because
 * "//host", "/\host" and "/<tab>/host" all lead to another site. next-auth passes absolute URLs; only their path is
 * used.
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
