import { expect, test } from "vitest";
import { authEnv } from "@/tests/setup/auth-server";
import { openDatabase } from "@/tests/setup/database";
import { openIdClients, signInProviders } from "./providers";

const { db } = await openDatabase();
const client = (name: string) => ({
	[`${name}_CLIENT_ID`]: `${name} id`,
	[`${name}_CLIENT_SECRET`]: "secret",
});
const ways = {
	cognito: {
		...client("COGNITO"),
		COGNITO_ISSUER: "https://cognito-idp.eu-central-1.amazonaws.com/eu-central-1_x",
	},
	oidc: { ...client("OIDC"), OIDC_ISSUER: "https://id.example" },
	google: client("GOOGLE"),
	"email-link": { EMAIL_SERVER: "smtp://localhost", EMAIL_FROM: "photos@rollcall.test" },
	demo: { DEMO_SIGN_IN: true },
};
const offered = (env: object) =>
	signInProviders({ db, env: { ...authEnv, ...env } }).map(({ options, id }) => options?.id ?? id);

test("no way to sign in is offered if none is configured", () => {
	expect(offered({})).toEqual([]);
});

test.each(Object.entries(ways))("%s alone is offered when only its variables are set", (id, env) => {
	expect(offered(env)).toEqual([id]);
});

test("all ways are offered in a fixed order, each OpenID client with its issuer, name and client", () => {
	const env = Object.assign({}, authEnv, ...Object.values(ways));
	expect(offered(env)).toEqual(Object.keys(ways));
	expect(openIdClients(env)).toMatchObject([
		{ id: "cognito", name: "Test pool", issuer: ways.cognito.COGNITO_ISSUER, clientId: "COGNITO id" },
		{ id: "oidc", name: "Test provider", issuer: "https://id.example", clientId: "OIDC id" },
		{ id: "google", name: "Google", issuer: "https://accounts.google.com", clientId: "GOOGLE id" },
	]);
});
