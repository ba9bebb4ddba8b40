/**
 * The session of the current request. This is the only connection between the app and next-auth: pages and the API
 * context call `getSession`. A session only identifies the person; what they may do is read from the roll each
 * time, so the session of a deleted person is worthless.
 */

import { cookies } from "next/headers";
import { cache } from "react";
import { db, prepared } from "../db/client";
import { env } from "../env.js";
import type { Claims } from "../policies/sessions";
import { makeAuthOptions } from "./auth-options";
import { demoAccounts } from "./demo-account";
import { openIdClients } from "./providers";
import { makeReadCookie } from "./read-cookie";
import { currentSession, sessionCookie, sessionUser } from "./session";
import { signOutUrl } from "./sign-out-url";

export const authOptions = makeAuthOptions({ db, prepared, env });

export interface AppSession {
	user: {
		id: string;
		/** Null if it is not known. */
		name: string | null;
		email: string | null;
		/** The language that the person chose, in whatever version of the app; null if they did not. */
		locale: string | null;
	};
	/** Where to go after signing out; null for the front page. */
	signOutUrl: string | null;
}

const cookieName = sessionCookie(env.NEXTAUTH_URL).name;
const readCookie = makeReadCookie(env.NEXTAUTH_SECRET);

/** What the session cookie of the current request claims, without a query; null without a cookie that is ours. */
export async function getClaims(): Promise<Claims | null> {
	const kept = (await cookies()).get(cookieName)?.value;
	return kept ? readCookie(kept, new Date()) : null;
}

/**
 * The session of the current request, or null if the person is not signed in (any more). It works in pages, route
 * handlers and after(). It takes one query, which a page and its layouts share. next-auth's getServerSession would do the
 * same, and also make a new cookie that nobody gets; and it would take a database that does not answer for somebody who is
 * signed out.
 */
export const getSession = cache(async (): Promise<AppSession | null> => {
	const claims = await getClaims();
	const session = claims && (await currentSession(prepared, claims));
	const user = session && sessionUser(session);
	return user ? { user, signOutUrl: signOutUrl(session.way, env) } : null;
});

/** The ways to sign in on this server, for the sign-in page. */
export async function signInWays() {
	return {
		openId: openIdClients(env).map(({ id, name }) => ({ id, name })),
		emailLink: env.EMAIL_SERVER !== undefined,
		demo: env.DEMO_SIGN_IN ? await demoAccounts(db) : [],
	};
}
