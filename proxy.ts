/**
 * Runs before every page and API call. It gives the request an id, sets the security headers with a nonce for this
 * answer, and renews a session that is in use. It does not decide who may see what; that is decided where the data
 * is read. It refuses only requests that no route accepts.
 */
import { randomBytes } from "node:crypto";
import { type NextRequest, NextResponse } from "next/server";
import { packageDownloadPath } from "./rules/take-home";
import { renewSession } from "./server/auth/renew-session";
import { sessionCookie } from "./server/auth/session";
import { env } from "./server/env.js";
import { privateAnswer } from "./server/http/private-answer";
import { commonHeaders, dataPolicy, pagePolicy, strictTransport } from "./server/http/security-headers";
import { storeOrigin } from "./server/storage/store-origin";
import { requestIdHeader, requestIdOf } from "./server/telemetry/request-id";

const https = new URL(env.NEXTAUTH_URL).protocol === "https:";
const store = storeOrigin(env);
/** Renditions come from the CDN if there is one, originals always from the store. */
const images = env.CDN_URL ? [store, new URL(env.CDN_URL).origin] : [store];
/** One host and path, because a page of the site has no other reason to be in a frame. */
const packages = new URL(packageDownloadPath, env.NEXTAUTH_URL).href;
const headersOfAll = Object.entries({ ...commonHeaders, ...(https ? strictTransport : {}) });
const cookie = sessionCookie(env.NEXTAUTH_URL);

export async function proxy(request: NextRequest) {
	const refusal = refused(request);
	const isData = refusal !== null || isFile(request.nextUrl.pathname);
	const policy = isData ? dataPolicy : newPagePolicy();
	const headers = new Headers(request.headers);
	// Next reads the nonce from this header and adds it to every script that it writes.
	headers.set("content-security-policy", policy);
	const requestId = requestIdOf(request.headers);
	headers.set(requestIdHeader, requestId);
	const response = refusal ?? NextResponse.next({ request: { headers } });
	response.headers.set("content-security-policy", policy);
	response.headers.set(requestIdHeader, requestId);
	for (const [name, value] of headersOfAll) response.headers.set(name, value);
	if (isData) for (const [name, value] of Object.entries(privateAnswer)) response.headers.set(name, value);
	else await keepSession(request, response);
	return response;
}

/** Neither is a page: the API's answers, and the script of the service worker that packages are saved with. */
const isFile = (path: string) => path.startsWith("/api/") || path === `${packageDownloadPath}worker.js`;

/** Only the API accepts bodies. Next would read a body that is sent to a page, in case it is for a server action. */
function refused({ method, nextUrl: { pathname } }: NextRequest): NextResponse | null {
	if (pathname.startsWith("/api/") || method === "GET" || method === "HEAD") return null;
	const init = { status: 405, headers: { allow: "GET, HEAD" } };
	return NextResponse.json({ error: "Pages accept only GET and HEAD requests." }, init);
}

const newPagePolicy = () =>
	pagePolicy({
		nonce: randomBytes(16).toString("base64"),
		store,
		images,
		packages,
		https,
		development: env.NODE_ENV === "development",
	});

/**
 * Renews the session, but not on API calls, because a call that is still running while its person signs out would
 * bring the session back.
 */
async function keepSession(request: NextRequest, response: NextResponse) {
	const kept = request.cookies.get(cookie.name)?.value;
	const renewed = await renewSession(kept, { secret: env.NEXTAUTH_SECRET, now: new Date() });
	if (renewed)
		response.cookies.set(cookie.name, renewed.value, { ...cookie.options, expires: renewed.expires });
}

/** Files that never change do not go through the proxy. They get their headers from next.config.js. */
export const config = { matcher: "/((?!_next/static/).*)" };
