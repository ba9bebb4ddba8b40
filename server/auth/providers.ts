/**
 * The ways to sign in, as a list. Cognito, Google and the e-mail link each become one more entry here, switched on by
 * their own variables; ./auth-options.ts does not change for them.
 */
import type { Provider } from "next-auth/providers/index";
import type { PrismaClient } from "@/prisma/generated/client";
import { demoProvider } from "./demo-account";
import { oidcProvider } from "./oidc";

export interface ProviderEnv {
	DEMO_SIGN_IN: boolean;
	OIDC_ISSUER?: string;
	OIDC_CLIENT_ID?: string;
	OIDC_CLIENT_SECRET?: string;
	OIDC_NAME: string;
}

export function signInProviders({ db, env }: { db: PrismaClient; env: ProviderEnv }): Provider[] {
	return [env.DEMO_SIGN_IN ? demoProvider(db) : null, oidcProvider(env)].filter(
		(provider) => provider !== null,
	);
}
