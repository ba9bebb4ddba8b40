import { z } from "zod";
import { bad, type Finding, good, reasonOf } from "./finding";

const discovery = z.object({
	issuer: z.string(),
	authorization_endpoint: z.url(),
	token_endpoint: z.url(),
	jwks_uri: z.url(),
});

interface OidcTarget {
	/** The prefix of the provider's variables, for instance OIDC. */
	variables: string;
	issuer: string;
	clientId: string;
	clientSecret: string;
	redirectUri: string;
}

const ask = (url: string | URL, init: RequestInit = {}) =>
	fetch(url, { redirect: "manual", signal: AbortSignal.timeout(15_000), ...init });

/** Checks discovery, the client's secret, and that the provider may send people back to this app. */
export async function examineOidc(target: OidcTarget): Promise<Finding> {
	const piece = `sign-in by ${new URL(target.issuer).host}`;
	try {
		const address = `${target.issuer.replace(/\/$/, "")}/.well-known/openid-configuration`;
		const answer = await ask(address);
		const told = discovery.safeParse(answer.ok ? await answer.json() : null);
		if (!told.success) {
			return bad(
				piece,
				`no OpenID configuration at ${address} (${answer.status})`,
				`Correct ${target.variables}_ISSUER.`,
			);
		}
		if (told.data.issuer !== target.issuer) {
			return bad(
				piece,
				`its issuer is ${told.data.issuer}`,
				`Set ${target.variables}_ISSUER to exactly that.`,
			);
		}
		return (
			(await client(piece, target, told.data)) ?? good(piece, "knows this app, its secret and its address")
		);
	} catch (error) {
		return bad(
			piece,
			`no answer: ${reasonOf(error)}`,
			`Correct ${target.variables}_ISSUER, or make sure that this machine can reach it.`,
		);
	}
}

async function client(
	piece: string,
	{ variables, clientId, clientSecret, redirectUri }: OidcTarget,
	{ authorization_endpoint, token_endpoint }: z.infer<typeof discovery>,
): Promise<Finding | null> {
	// This code is never valid. A provider that accepts the client complains about the code, otherwise about the
	// client.
	const token = await ask(token_endpoint, {
		method: "POST",
		headers: {
			authorization: `Basic ${Buffer.from(`${encodeURIComponent(clientId)}:${encodeURIComponent(clientSecret)}`).toString("base64")}`,
			"content-type": "application/x-www-form-urlencoded",
		},
		body: new URLSearchParams({ grant_type: "authorization_code", code: "none", redirect_uri: redirectUri }),
	});
	if (/invalid_client|unauthorized_client/.test(await token.text()) || token.status === 401) {
		return bad(
			piece,
			"it refuses the client",
			`Correct ${variables}_CLIENT_ID and ${variables}_CLIENT_SECRET.`,
		);
	}
	const begin = new URL(authorization_endpoint);
	begin.search = new URLSearchParams({
		client_id: clientId,
		redirect_uri: redirectUri,
		response_type: "code",
		scope: "openid email profile",
		state: "doctor",
		code_challenge: "47DEQpj8HBSa-_TImW-5JCeuQeRkm5NMpJWZG3hSuFU",
		code_challenge_method: "S256",
	}).toString();
	const start = await ask(begin);
	const goesTo = start.headers.get("location") ?? "";
	if (start.status >= 400 || /[?&/]error/.test(goesTo)) {
		return bad(
			piece,
			`it does not start a sign-in (${start.status})`,
			`Register the callback address ${redirectUri} there.`,
		);
	}
	return null;
}
