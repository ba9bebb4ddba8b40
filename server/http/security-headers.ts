/**
 * What a browser is told to refuse. Set on every answer by proxy.ts, at run time: a build knows neither the store nor
 * whether the app is served over https. Why each is as it is: docs/decisions/0020-csp-and-csrf.md
 */

/** The same on every answer. */
export const commonHeaders = {
	"X-Content-Type-Options": "nosniff",
	"Referrer-Policy": "same-origin",
	"Cross-Origin-Opener-Policy": "same-origin",
	"Cross-Origin-Resource-Policy": "same-origin",
	"X-Frame-Options": "DENY",
	// The camera of a phone is reached through the file chooser, which asks for none of these.
	"Permissions-Policy":
		"camera=(), microphone=(), geolocation=(), payment=(), usb=(), serial=(), midi=(), display-capture=()",
};

/** For two years, this host only: what else is on the operator's domain is theirs to decide. */
export const strictTransport = { "Strict-Transport-Security": "max-age=63072000" };

interface PagePolicy {
	nonce: string;
	/** Where photos are put, and saved from. */
	store: string;
	/** Where pictures come from. */
	images: readonly string[];
	https: boolean;
	/** `next dev` evaluates code and writes styles. */
	development: boolean;
}

/** Of a page: nothing is allowed but what is listed. */
export function pagePolicy({ nonce, store, images, https, development }: PagePolicy): string {
	const directives: Record<string, string[]> = {
		"default-src": ["'none'"],
		// 'self' is for browsers that do not know 'strict-dynamic'; all others ignore it.
		"script-src": [
			`'nonce-${nonce}'`,
			"'strict-dynamic'",
			"'self'",
			...(development ? ["'unsafe-eval'"] : []),
		],
		"style-src": ["'self'", ...(development ? ["'unsafe-inline'"] : [])],
		// The shape of each picture is a style attribute, so that nothing jumps as it loads.
		"style-src-attr": ["'unsafe-inline'"],
		// data: for the drawings in the stylesheet, blob: for photos not sent yet.
		"img-src": ["'self'", "data:", "blob:", ...images],
		"font-src": ["'self'"],
		"connect-src": ["'self'", store],
		// A download opens in a hidden frame, so that no answer of the store takes the place of the page.
		"frame-src": [store],
		"form-action": ["'self'"],
		"base-uri": ["'none'"],
		"frame-ancestors": ["'none'"],
		...(https ? { "upgrade-insecure-requests": [] } : {}),
	};
	return Object.entries(directives)
		.map(([name, sources]) => [name, ...new Set(sources)].join(" "))
		.join("; ");
}

/** Of an answer that is no page: whoever opens it as one gets nothing to run. */
export const dataPolicy = "default-src 'none'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'";
