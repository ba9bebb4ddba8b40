/**
 * The headers that make a browser refuse what the app does not need. proxy.ts sets them on every answer at run time,
 * because a build knows neither the store nor whether the app is served over https. The reasons for each:
 * docs/decisions/0020-csp-and-csrf.md
 */

/** The headers that are the same on every answer. */
export const commonHeaders = {
	"X-Content-Type-Options": "nosniff",
	"Referrer-Policy": "same-origin",
	"Cross-Origin-Opener-Policy": "same-origin",
	"Cross-Origin-Resource-Policy": "same-origin",
	"X-Frame-Options": "DENY",
	// A phone's camera is used through the file chooser, which needs none of these permissions.
	"Permissions-Policy":
		"camera=(), microphone=(), geolocation=(), payment=(), usb=(), serial=(), midi=(), display-capture=()",
};

/** For two years and this host only, because the operator decides about the other hosts of the domain. */
export const strictTransport = { "Strict-Transport-Security": "max-age=63072000" };

interface PagePolicy {
	nonce: string;
	/** The origin that photos are uploaded to and downloaded from. */
	store: string;
	/** The origins that pictures are loaded from, also into a package. */
	images: readonly string[];
	/** The URL below which the service worker answers with packages that a page makes. */
	packages: string;
	https: boolean;
	/** Whether to allow `next dev` to evaluate code and to insert styles. */
	development: boolean;
}

/** The content security policy of a page. Only what is listed is allowed. */
export function pagePolicy({ nonce, store, images, packages, https, development }: PagePolicy): string {
	const directives: Record<string, string[]> = {
		"default-src": ["'none'"],
		// 'self' is for browsers that do not support 'strict-dynamic'; all others ignore it.
		"script-src": [
			`'nonce-${nonce}'`,
			"'strict-dynamic'",
			"'self'",
			...(development ? ["'unsafe-eval'"] : []),
		],
		"style-src": ["'self'", ...(development ? ["'unsafe-inline'"] : [])],
		// Each picture's aspect ratio is a style attribute, so that nothing moves while pictures load.
		"style-src-attr": ["'unsafe-inline'"],
		// data: is for the drawings in the stylesheet, blob: for photos that have not been sent yet.
		"img-src": ["'self'", "data:", "blob:", ...images],
		"font-src": ["'self'"],
		"manifest-src": ["'self'"],
		"connect-src": ["'self'", store, ...images],
		// Files are hashed in workers, and a service worker saves packages. Without this line 'strict-dynamic' would decide, which browsers do not agree on.
		"worker-src": ["'self'"],
		// A download opens in a hidden frame, so that the store's answer cannot replace the page. Of the site itself only packages
		// do; every page refuses to be framed anyway.
		"frame-src": [store, packages],
		"form-action": ["'self'"],
		"base-uri": ["'none'"],
		"frame-ancestors": ["'none'"],
		...(https ? { "upgrade-insecure-requests": [] } : {}),
	};
	return Object.entries(directives)
		.map(([name, sources]) => [name, ...new Set(sources)].join(" "))
		.join("; ");
}

/** The content security policy of every other answer, so that nothing in it runs if somebody opens it as a page. */
export const dataPolicy = "default-src 'none'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'";
