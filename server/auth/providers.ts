/**
 * The list of ways to sign in. Each is available when its variables are set. The rules for e-mail addresses are
 * the same for all of them (./auth-options.ts).
 */
import type { Provider } from "next-auth/providers/index";
import type { PrismaClient } from "@/prisma/generated/client";
import { demoProvider } from "./demo-account";
import { emailLinkProvider } from "./email-link-provider";
import { type OpenIdClient, openIdProvider } from "./openid";

export interface ProviderEnv {
	DEMO_SIGN_IN: boolean;
	OIDC_ISSUER?: string;
	OIDC_CLIENT_ID?: string;
	OIDC_CLIENT_SECRET?: string;
	OIDC_NAME: string;
	COGNITO_ISSUER?: string;
	COGNITO_CLIENT_ID?: string;
	COGNITO_CLIENT_SECRET?: string;
	COGNITO_NAME: string;
	GOOGLE_CLIENT_ID?: string;
	GOOGLE_CLIENT_SECRET?: string;
	EMAIL_SERVER?: string;
	EMAIL_FROM?: string;
}

/** The OpenID clients, in the order in which the sign-in page shows them. */
export function openIdClients(env: ProviderEnv): OpenIdClient[] {
	const clients = [
		{
			...{ id: "cognito", name: env.COGNITO_NAME, issuer: env.COGNITO_ISSUER },
			...{ clientId: env.COGNITO_CLIENT_ID, clientSecret: env.COGNITO_CLIENT_SECRET },
		},
		{
			...{ id: "oidc", name: env.OIDC_NAME, issuer: env.OIDC_ISSUER },
			...{ clientId: env.OIDC_CLIENT_ID, clientSecret: env.OIDC_CLIENT_SECRET },
		},
		{
			// https://accounts.google.com/.well-known/openid-configuration
			...{ id: "google", name: "Google", issuer: env.GOOGLE_CLIENT_ID && "https://accounts.google.com" },
			...{ clientId: env.GOOGLE_CLIENT_ID, clientSecret: env.GOOGLE_CLIENT_SECRET },
		},
	];
	return clients.flatMap(({ issuer, ...client }) => (issuer ? [{ ...client, issuer }] : []));
}

export function signInProviders({ db, env }: { db: PrismaClient; env: ProviderEnv }): Provider[] {
	return [
		...openIdClients(env).map(openIdProvider),
		...(env.EMAIL_SERVER && env.EMAIL_FROM ? [emailLinkProvider(db)] : []),
		...(env.DEMO_SIGN_IN ? [demoProvider(db)] : []),
	];
}
