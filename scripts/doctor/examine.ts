/**
 * The doctor: checks each piece of a configuration by using it as the app will, and says how to fix what fails. It
 * removes its probe objects, so nothing is left behind.
 */

import type { PrismaClient } from "../../prisma/generated/client";
import { openIdClients, type ProviderEnv } from "../../server/auth/providers";
import type { Prepared } from "../../server/db/prepared";
import type { env as Env } from "../../server/env.js";
import type { ObjectStore } from "../../server/storage/object-store";
import { examineAgreement } from "./agreement";
import { examineCdn } from "./cdn";
import { examineCors } from "./cors";
import { examineDatabase } from "./database";
import { bad, type Finding, skipped } from "./finding";
import { examineMail } from "./mail";
import { examineOidc } from "./oidc";
import { examineSite } from "./site";
import { examineStore } from "./store";
import { examineViewing } from "./viewing";

export interface Patient {
	env: ProviderEnv & Pick<typeof Env, "DATABASE_URL" | "NEXTAUTH_URL" | "CDN_URL">;
	storage: ObjectStore;
	/** The clients for DATABASE_URL. They are asked only if the address has been found to work. */
	db: PrismaClient;
	prepared: Prepared;
}

/** Findings come in the order in which faults should be fixed. */
export async function* examine({ env, storage, db, prepared }: Patient): AsyncGenerator<Finding> {
	const origin = new URL(env.NEXTAUTH_URL).origin;
	const database = await examineDatabase({ databaseUrl: env.DATABASE_URL });
	yield* database;
	const store = await examineStore(storage);
	yield* store;
	if (store.some(({ state, piece }) => state === "bad" && piece === "bucket")) {
		for (const piece of ["agreement", "CORS", "viewing"]) yield skipped(piece, "fix the bucket first");
	} else {
		yield database.some(({ state, piece }) => state === "bad" && piece !== "clock")
			? skipped("agreement", "fix the database first")
			: await examineAgreement({ db, prepared, storage, now: () => new Date() });
		yield await examineCors(storage, { origin });
		// Renditions come from the CDN if there is one, and otherwise from the store.
		yield env.CDN_URL
			? await examineCdn(storage, { cdnUrl: env.CDN_URL, origin })
			: await examineViewing(storage);
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
