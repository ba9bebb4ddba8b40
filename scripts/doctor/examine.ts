/**
 * The doctor: looks at each piece of a configuration by using it as the app will, and says what to mend. It leaves
 * nothing behind: its probe objects are removed.
 */
import type { env as Env } from "../../server/env.js";
import type { ObjectStore } from "../../server/storage/object-store";
import { examineCors } from "./cors";
import { examineDatabase } from "./database";
import { type Finding, skipped } from "./finding";
import { examineOidc } from "./oidc";
import { examineSite } from "./site";
import { examineStore } from "./store";

export interface Patient {
	env: Pick<
		typeof Env,
		"DATABASE_URL" | "NEXTAUTH_URL" | "OIDC_ISSUER" | "OIDC_CLIENT_ID" | "OIDC_CLIENT_SECRET"
	>;
	storage: ObjectStore;
}

/** In the order in which things are mended. */
export async function* examine({ env, storage }: Patient): AsyncGenerator<Finding> {
	const origin = new URL(env.NEXTAUTH_URL).origin;
	yield* await examineDatabase({ databaseUrl: env.DATABASE_URL });
	const store = await examineStore(storage);
	yield* store;
	yield store.some(({ state, piece }) => state === "bad" && piece === "bucket")
		? skipped("CORS", "the bucket comes first")
		: await examineCors(storage, { origin });
	yield await signIn(env, origin);
	yield await examineSite({ origin });
}

async function signIn(env: Patient["env"], origin: string): Promise<Finding> {
	const { OIDC_ISSUER: issuer, OIDC_CLIENT_ID: clientId = "", OIDC_CLIENT_SECRET: clientSecret = "" } = env;
	if (!issuer) return skipped("sign-in by OpenID", "OIDC_ISSUER is not set");
	const redirectUri = `${origin}/api/auth/callback/oidc`;
	return examineOidc({ variables: "OIDC", issuer, clientId, clientSecret, redirectUri });
}
