/** The OpenID providers of the browser tests, started by ./global-setup.ts: any one, and one that is like Cognito. */
import { guests, people } from "@/prisma/seed/people";
import { type OidcAccount, oidcClient, startOidcProvider } from "../../setup/oidc-provider";

export const oidcName = "Hiking Club";
export const cognitoName = "your Rollcall account";

/** What the app under test needs in its environment. */
export const oidcEnv = (ports: { oidc: number; cognito: number }) => ({
	OIDC_ISSUER: `http://127.0.0.1:${ports.oidc}`,
	OIDC_CLIENT_ID: oidcClient.id,
	OIDC_CLIENT_SECRET: oidcClient.secret,
	OIDC_NAME: oidcName,
	COGNITO_ISSUER: `http://127.0.0.1:${ports.cognito}`,
	COGNITO_CLIENT_ID: oidcClient.id,
	COGNITO_CLIENT_SECRET: oidcClient.secret,
	COGNITO_DOMAIN: `http://127.0.0.1:${ports.cognito}`,
});

export const oidcAccounts = {
	/** On the roll of the demo event by this address. */
	noor: { sub: "noor", email: guests.noor.email, emailVerified: true, name: guests.noor.name },
	/** On it as well, but anybody could have typed that address. */
	tomas: { sub: "tomas", email: guests.tomas.email, emailVerified: false, name: guests.tomas.name },
	/** Says to be Ada, and cannot prove it. */
	falseAda: { sub: "mallory", email: people.ada.email, emailVerified: false },
} satisfies Record<string, OidcAccount>;

export async function startOidc(appOrigin: string, ports: { oidc: number; cognito: number }) {
	const accounts = Object.values(oidcAccounts);
	const started = [
		await startOidcProvider({ appOrigin, port: ports.oidc, accounts }),
		await startOidcProvider({ appOrigin, port: ports.cognito, accounts, likeCognito: true }),
	];
	return { stop: () => Promise.all(started.map(({ stop }) => stop())) };
}
