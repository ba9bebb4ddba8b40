/** The OpenID provider of the browser tests, started by ./global-setup.ts. */
import { guests, people } from "@/prisma/seed/people";
import { type OidcAccount, oidcClient, startOidcProvider } from "../../setup/oidc-provider";

export const oidcName = "Hiking Club";

/** What the app under test needs in its environment. */
export const oidcEnv = (port: number) => ({
	OIDC_ISSUER: `http://127.0.0.1:${port}`,
	OIDC_CLIENT_ID: oidcClient.id,
	OIDC_CLIENT_SECRET: oidcClient.secret,
	OIDC_NAME: oidcName,
});

export const oidcAccounts = {
	/** On the roll of the demo event by this address. */
	noor: { sub: "noor", email: guests.noor.email, emailVerified: true, name: guests.noor.name },
	/** On it as well, but anybody could have typed that address. */
	tomas: { sub: "tomas", email: guests.tomas.email, emailVerified: false, name: guests.tomas.name },
	/** Says to be Ada, and cannot prove it. */
	falseAda: { sub: "mallory", email: people.ada.email, emailVerified: false },
} satisfies Record<string, OidcAccount>;

export const startOidc = (appOrigin: string, port: number) =>
	startOidcProvider({ appOrigin, port, accounts: Object.values(oidcAccounts) });
