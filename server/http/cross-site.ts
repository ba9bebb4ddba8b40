/**
 * Cross-site request forgery, refused at the door of every route that changes something. A browser says where a request
 * comes from, and no page can make it lie: Sec-Fetch-Site everywhere on https and localhost, Origin on any POST.
 * https://developer.mozilla.org/en-US/docs/Web/HTTP/Reference/Headers/Sec-Fetch-Site
 */

/** True for a request that another site, or a neighbouring host of this one, had a browser make. */
export function isCrossSite(headers: Pick<Headers, "get">, appOrigin: string): boolean {
	const site = headers.get("sec-fetch-site");
	if (site !== null) return site !== "same-origin";
	// Without either header it is no browser, and so carries nobody's cookies but its own.
	const origin = headers.get("origin");
	return origin !== null && origin !== appOrigin;
}

/** The refusal, or null where the request may go on. */
export function refuseCrossSite(request: Request, appOrigin: string): Response | null {
	if (!isCrossSite(request.headers, appOrigin)) return null;
	return Response.json({ error: "This request came from another site." }, { status: 403 });
}
