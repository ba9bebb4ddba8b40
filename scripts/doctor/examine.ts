/**
 * The doctor: checks each piece of a configuration by using it as the app will, and says how to fix what fails. It
 * removes its probe objects, so nothing is left behind.
 */
import { openIdClients, type ProviderEnv } from "../../server/auth/providers";
import type { env as Env } from "../../server/env.js";
import type { ObjectStore } from "../../server/storage/object-store";
import { examineCdn } from "./cdn";
import { examineCors } from "./cors";
import { examineDatabase } from "./database";
import { bad, type Finding, skipped } from "./finding";
import { examineMail } from "./mail";
import { examineOidc } from "./oidc";
import { examineSite } from "./site";
import { examineStore } from "./store";

export interface Patient {
	env: ProviderEnv & Pick<typeof Env, "DATABASE_URL" | "NEXTAUTH_URL" | "CDN_URL">;
	storage: ObjectStore;
}

/** Findings come in the order in which faults should be fixed. */
export async function* examine({ env, storage }: Patient): AsyncGenerator<Finding> {
	const origin = new URL(env.NEXTAUTH_URL).origin;
	yield* await examineDatabase({ databaseUrl: env.DATABASE_URL });
	const store = await examineStore(storage);
	yield* store;
	if (store.some(({ state, piece }) => state === "bad" && piece === "bucket")) {
		yield skipped("CORS", "fix the bucket first");
		yield skipped("CDN", "fix the bucket first");
	} else {
		yield await examineCors(storage, { origin });
		yield env.CDN_URL
			? await examineCdn(storage, { cdnUrl: env.CDN_URL })
			: skipped("CDN", "CDN_URL is not set, so the store serves the renditions");
	}
	yield* signIn(env, origin);
	yield await examineSite({ origin });
}

async function* signIn(env: Patient["env"], origin: string): AsyncGenerator<Finding> {
	const clients = openIdClients(env);
	for (const { id, issuer, clientId = "", clientSecret = "" } of clients) {
		const redirectUri = `${origin}/api/auth/callback/${id}`;
		yield await examineOidc({ variables: id.toUpperCase(), issuer, clientId, clientSecret, redirectUri });
	}
	yield env.EMAIL_SERVER
		? await examineMail({ server: env.EMAIL_SERVER })
		: skipped("mail", "EMAIL_SERVER is not set, so sign-in by e-mail is off");
	if (clients.length === 0 && !env.EMAIL_SERVER && !env.DEMO_SIGN_IN) {
		yield bad(
			"sign-in",
			"nobody can sign in",
			"Set the variables of at least one way to sign in (see .env.example).",
		);
	}
}
