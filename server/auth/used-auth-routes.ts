/**
 * The next-auth routes that the app and its providers use. The others are closed: `_log` would log whatever
 * anybody sends, a session is never changed by POST here, and our pages replace the library's.
 */
export const usedAuthRoutes = {
	GET: ["callback", "csrf", "error", "providers", "session", "signin", "signout"],
	POST: ["callback", "signin", "signout"],
};

/** `path` has the form "/api/auth/signin/oidc". */
export function isUsedAuthRoute(method: keyof typeof usedAuthRoutes, path: string): boolean {
	const [, , , action = ""] = path.split("/");
	return usedAuthRoutes[method].includes(action);
}
