/** The OpenID providers of the browser tests, started by ./global-setup.ts: a generic one and one like Cognito. */
import { guests, people } from "@/prisma/seed/people";
import { type OidcAccount, oidcClient, startOidcProvider } from "../../setup/oidc-provider";

export const oidcName = "Hiking Club";
export const cognitoName = "your Rollcall account";

/** The environment variables that the app under test needs. */
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
	/** This address is on the roll of the demo event. */
	noor: { sub: "noor", email: guests.noor.email, emailVerified: true, name: guests.noor.name },
	/** This address is also on the roll, but it is not verified. */
	tomas: { sub: "tomas", email: guests.tomas.email, emailVerified: false, name: guests.tomas.name },
	/** Claims Ada's address, which is not verified. */
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
