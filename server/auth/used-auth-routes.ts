/**
 * The routes of next-auth that the app and its providers use; the others are shut. `_log` would write into the log what
 * anybody sends, a session is never changed by POST here, and the library's own pages are replaced by ours.
 */
export const usedAuthRoutes = {
	GET: ["callback", "csrf", "error", "providers", "session", "signin", "signout"],
	POST: ["callback", "signin", "signout"],
};

/** `path` as in "/api/auth/signin/oidc". */
export function isUsedAuthRoute(method: keyof typeof usedAuthRoutes, path: string): boolean {
	const [, , , action = ""] = path.split("/");
	return usedAuthRoutes[method].includes(action);
}
