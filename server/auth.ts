/**
 * Who is asking. The only door between the app and next-auth: pages and the API context call `getSession`.
 * A session is an encrypted cookie and costs no query. It says who somebody is; what they may do is read from the
 * roll each time, so the session of a person who is gone opens nothing.
 */
import { getServerSession } from "next-auth";
import { z } from "zod";
import { makeAuthOptions } from "./auth/auth-options";
import { demoAccounts } from "./auth/demo-account";
import { db } from "./db";
import { env } from "./env.js";

export const authOptions = makeAuthOptions({ db, env });

export interface AppSession {
	user: { id: string; name: string; email: string | null };
}

/** Of the request at hand; null for somebody who is not signed in. Works in pages, route handlers and after(). */
export async function getSession(): Promise<AppSession | null> {
	const session = await getServerSession(authOptions);
	// A cookie from before the ids were uuids must not reach a uuid column.
	if (!session || !z.uuid().safeParse(session.user?.id).success) return null;
	const { id, name, email } = session.user;
	return { user: { id, name, email } };
}

/** What the sign-in page offers on this server. */
export async function signInWays() {
	return {
		demo: env.DEMO_SIGN_IN ? await demoAccounts(db) : [],
		oidc: env.OIDC_ISSUER ? { name: env.OIDC_NAME } : null,
	};
}
