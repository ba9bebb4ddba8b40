/**
 * A real OpenID Connect provider on loopback, with the accounts a test gives it and a page on which one of them is
 * chosen instead of a password. It runs on 127.0.0.1 and the app on localhost, so they are two sites, as in real
 * life, and cookies behave as they would there. It requires PKCE.
 */
import { generateKeyPairSync } from "node:crypto";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import { text } from "node:stream/consumers";
import Provider, { type Configuration } from "oidc-provider";

export interface OidcAccount {
	/** The provider's own id for the person. */
	sub: string;
	email: string;
	emailVerified: boolean;
	name?: string;
}

interface OidcProviderOptions {
	/** The app's origin, for instance http://localhost:3000. */
	appOrigin: string;
	/** Read at each sign-in, so a test may change it between two sign-ins. */
	accounts: OidcAccount[];
	/** 0, the default, chooses a free port. */
	port?: number;
	/** True leaves the e-mail out of the ID token, as the specification prefers, so the app has to request it. */
	emailAtUserinfoOnly?: boolean;
	/**
	 * True behaves like a user pool of Amazon Cognito: `email_verified` is a string, and instead of the specification's
	 * logout there is /logout with client_id and a registered logout_uri.
	 * https://docs.aws.amazon.com/cognito/latest/developerguide/logout-endpoint.html
	 */
	likeCognito?: boolean;
}

export const oidcClient = { id: "rollcall-tests", secret: "a client secret of the tests" };

export async function startOidcProvider(options: OidcProviderOptions) {
	const server = createServer();
	await new Promise<void>((resolve, reject) => {
		server.once("error", reject).listen(options.port ?? 0, "127.0.0.1", resolve);
	});
	const address = server.address();
	if (address === null || typeof address === "string") throw new Error("The provider has no port.");
	const issuer = `http://127.0.0.1:${address.port}`;
	const provider = new Provider(issuer, configuration(options));
	const handle = provider.callback();
	server.on("request", (request, response) => {
		const answer = request.url?.startsWith("/interaction/")
			? interaction(provider, options.accounts, request, response)
			: options.likeCognito && request.url?.startsWith("/logout?")
				? cognitoLogout(options.appOrigin, new URL(request.url, issuer), response)
				: handle(request, response);
		answer.catch((error: unknown) => response.writeHead(500).end(String(error)));
	});
	return {
		issuer,
		async stop() {
			server.closeAllConnections();
			await new Promise((resolve) => server.close(resolve));
		},
	};
}

function configuration({
	appOrigin,
	accounts,
	emailAtUserinfoOnly = false,
	likeCognito = false,
}: OidcProviderOptions): Configuration {
	const key = generateKeyPairSync("rsa", { modulusLength: 2048 }).privateKey.export({ format: "jwk" });
	return {
		clients: [
			{
				client_id: oidcClient.id,
				client_secret: oidcClient.secret,
				redirect_uris: ["oidc", "cognito", "google"].map((id) => `${appOrigin}/api/auth/callback/${id}`),
			},
		],
		jwks: { keys: [{ ...key, kty: "RSA", use: "sig", alg: "RS256", kid: "tests" }] },
		cookies: { keys: ["a cookie key of the tests"] },
		claims: { email: ["email", "email_verified"], profile: ["name"] },
		conformIdTokenClaims: emailAtUserinfoOnly,
		pkce: { required: () => true },
		// The built-in pages are off because they load fonts from the web.
		features: { devInteractions: { enabled: false }, rpInitiatedLogout: { enabled: !likeCognito } },
		interactions: { url: (_, { uid }) => `/interaction/${uid}` },
		ttl: {
			AccessToken: 600,
			AuthorizationCode: 60,
			Grant: 600,
			IdToken: 600,
			Interaction: 600,
			Session: 600,
		},
		findAccount(_, sub) {
			const account = accounts.find((known) => known.sub === sub);
			if (!account) return undefined;
			const { email, emailVerified, name } = account;
			const email_verified = likeCognito ? String(emailVerified) : emailVerified;
			return { accountId: sub, claims: () => ({ sub, email, email_verified, name }) };
		},
		/** Grants everything without asking for consent. */
		async loadExistingGrant({ oidc }) {
			const grant = new oidc.provider.Grant({
				clientId: oidc.client?.clientId,
				accountId: oidc.session?.accountId,
			});
			grant.addOIDCScope("openid email profile");
			await grant.save();
			return grant;
		},
	};
}

/** Ends the provider's own session and redirects to the app, if the request names the right client and address. */
async function cognitoLogout(
	appOrigin: string,
	{ searchParams }: URL,
	response: ServerResponse,
): Promise<void> {
	const known =
		searchParams.get("client_id") === oidcClient.id && searchParams.get("logout_uri") === `${appOrigin}/`;
	if (!known) return void response.writeHead(400).end("invalid_request");
	const cookies = ["_session", "_session.sig"].map((name) => `${name}=; path=/; max-age=0`);
	response.writeHead(302, { "set-cookie": cookies, location: `${appOrigin}/` }).end();
}

/** GET shows a button for each account; its POST signs that person in. */
async function interaction(
	provider: Provider,
	accounts: OidcAccount[],
	request: IncomingMessage,
	response: ServerResponse,
): Promise<void> {
	if (request.method === "POST") {
		const accountId = new URLSearchParams(await text(request)).get("account") ?? "";
		await provider.interactionFinished(request, response, { login: { accountId } });
		return;
	}
	const buttons = accounts.map(({ sub, email }) => `<button name="account" value="${sub}">${email}</button>`);
	const page = `<!doctype html><html lang="en"><title>Test provider</title><h1>Who are you?</h1>
		<form method="post">${buttons.join("\n")}</form></html>`;
	response.writeHead(200, { "content-type": "text/html; charset=utf-8" }).end(page);
}
