/**
 * Refuses cross-site request forgery on every route that changes something. A browser reports where a request
 * comes from, and a page cannot forge that: Sec-Fetch-Site on https and localhost, and Origin on every POST.
 * https://developer.mozilla.org/en-US/docs/Web/HTTP/Reference/Headers/Sec-Fetch-Site
 */

/** Whether another site, or another host of the same site, made a browser send this request. */
export function isCrossSite(headers: Pick<Headers, "get">, appOrigin: string): boolean {
	const site = headers.get("sec-fetch-site");
	if (site !== null) return site !== "same-origin";
	// A request with neither header does not come from a browser, so it cannot use another person's cookies.
	const origin = headers.get("origin");
	return origin !== null && origin !== appOrigin;
}

/** The refusal, or null if the request is allowed. */
export function refuseCrossSite(request: Request, appOrigin: string): Response | null {
	if (!isCrossSite(request.headers, appOrigin)) return null;
	return Response.json({ error: "This request came from another site." }, { status: 403 });
}
