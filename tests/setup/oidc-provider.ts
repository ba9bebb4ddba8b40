/**
 * A real OpenID Connect provider on loopback, with the people a test gives it and a page on which one of them is
 * picked instead of a password. On 127.0.0.1 while the app is on localhost: two sites, as in real life, so that
 * cookies cross as they would there. It insists on PKCE.
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
	/** Where the app is opened, for instance http://localhost:3000. */
	appOrigin: string;
	/** Read at each sign-in: a test may change it meanwhile. */
	accounts: OidcAccount[];
	/** 0, the default, takes any free one. */
	port?: number;
	/** True keeps the e-mail out of the ID token, as the specification prefers; the app has to ask for it. */
	emailAtUserinfoOnly?: boolean;
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
		const isInteraction = request.url?.startsWith("/interaction/");
		const answer = isInteraction
			? interaction(provider, options.accounts, request, response)
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
}: OidcProviderOptions): Configuration {
	const key = generateKeyPairSync("rsa", { modulusLength: 2048 }).privateKey.export({ format: "jwk" });
	return {
		clients: [
			{
				client_id: oidcClient.id,
				client_secret: oidcClient.secret,
				redirect_uris: [`${appOrigin}/api/auth/callback/oidc`],
			},
		],
		jwks: { keys: [{ ...key, kty: "RSA", use: "sig", alg: "RS256", kid: "tests" }] },
		cookies: { keys: ["a cookie key of the tests"] },
		claims: { email: ["email", "email_verified"], profile: ["name"] },
		conformIdTokenClaims: emailAtUserinfoOnly,
		pkce: { required: () => true },
		// Its built-in pages load fonts from the web.
		features: { devInteractions: { enabled: false } },
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
			return { accountId: sub, claims: () => ({ sub, email, email_verified: emailVerified, name }) };
		},
		/** Nobody is asked for consent. */
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

/** GET shows everybody there is as a button; its POST signs that person in. */
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
