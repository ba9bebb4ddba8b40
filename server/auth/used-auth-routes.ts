/**
 * The routes of next-auth that the app and its providers use; the others are shut. `_log` would write into the log what
 * anybody sends, a session is never changed by POST here, and the library's own pages are replaced by ours.
 */
const used = {
	GET: new Set(["callback", "csrf", "error", "providers", "session", "signin", "signout"]),
	POST: new Set(["callback", "signin", "signout"]),
};

/** `path` as in "/api/auth/signin/oidc". */
export function isUsedAuthRoute(method: "GET" | "POST", path: string): boolean {
	const [, , , action = ""] = path.split("/");
	return used[method].has(action);
}
