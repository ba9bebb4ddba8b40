/**
 * Who is asking. The only door between the app and next-auth: pages and the API context call `getSession`.
 * A session says who somebody is; what they may do is read from the roll each time, so the session of a person
 * who is gone opens nothing.
 */
import { getServerSession } from "next-auth";
import { cache } from "react";
import { db } from "../db/client";
import { env } from "../env.js";
import { makeAuthOptions } from "./auth-options";
import { demoAccounts } from "./demo-account";
import { openIdClients } from "./providers";
import { signOutUrl } from "./sign-out-url";

export const authOptions = makeAuthOptions({ db, env });

export interface AppSession {
	user: { id: string; name: string; email: string | null };
	/** Where signing out leads, unless it is the front page. */
	signOutUrl: string | null;
}

/**
 * Of the request at hand; null for somebody who is not signed in, or no longer. Works in pages, route handlers and
 * after(). One query; a page and its layouts share it.
 */
export const getSession = cache(async (): Promise<AppSession | null> => {
	const session = await getServerSession(authOptions);
	return session?.user ? { user: session.user, signOutUrl: signOutUrl(session.way, env) } : null;
});

/** What the sign-in page offers on this server. */
export async function signInWays() {
	return {
		openId: openIdClients(env).map(({ id, name }) => ({ id, name })),
		emailLink: env.EMAIL_SERVER !== undefined,
		demo: env.DEMO_SIGN_IN ? await demoAccounts(db) : [],
	};
}
