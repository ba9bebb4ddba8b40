/**
 * next-auth as Rollcall uses it: sessions in a cookie, our own pages, and the roll claimed at every sign-in. It
 * connects the providers (./providers.ts) with ./current-session.ts. An e-mail address counts here only if
 * somebody we trust has verified that this person can read its mailbox.
 */

import type { Account, AuthOptions, Profile, User } from "next-auth";
import type { PrismaClient } from "@/prisma/generated/client";
import { canonicalEmail } from "@/rules/email";
import { signInPath } from "@/rules/sign-in";
import type { Prepared } from "../db/prepared";
import { makeAdapter } from "./adapter";
import { claimRoll } from "./claim-roll";
import { joinAccounts } from "./join-accounts";
import { claimedEmail, hasUnusableEmail, verifiedEmail } from "./openid";
import { type ProviderEnv, signInProviders } from "./providers";
import { rememberEmail } from "./remember-email";
import {
	claimsOf,
	currentSession,
	encodeSession,
	newSession,
	sessionCookie,
	sessionTimes,
	sessionUser,
} from "./session";

export function makeAuthOptions({
	db,
	prepared,
	env,
}: {
	db: PrismaClient;
	prepared: Prepared;
	env: ProviderEnv & { NEXTAUTH_SECRET: string; NEXTAUTH_URL: string };
}): AuthOptions {
	return {
		secret: env.NEXTAUTH_SECRET,
		adapter: makeAdapter(db),
		session: { strategy: "jwt", maxAge: sessionTimes.idle },
		jwt: { encode: encodeSession },
		cookies: { sessionToken: sessionCookie(env.NEXTAUTH_URL) },
		pages: { signIn: signInPath, error: signInPath, signOut: "/" },
		providers: signInProviders({ db, env }),
		callbacks: {
			/**
			 * Refuses a sign-in with an unverified address that belongs to an existing account, and one with an address that cannot be
			 * used. The person would be in, but on no roll, and nothing would tell them why.
			 */
			async signIn({ account, profile }) {
				if (account?.type !== "oauth") return true;
				const verified = verifiedEmail(profile);
				if (verified) {
					await joinAccounts({ db }, { account, email: verified });
					return true;
				}
				if (hasUnusableEmail(profile) && !(await isAnybody(db, account)))
					return `${signInPath}?error=EmailUnusable`;
				const email = claimedEmail(profile);
				if (!email || (await isLinked(db, account))) return true;
				const taken = await db.user.findUnique({ where: { email }, select: { id: true } });
				return taken ? `${signInPath}?error=OAuthAccountNotLinked` : true;
			},

			/**
			 * `user` is set only at sign-in. An error here makes the sign-in fail, and the person can repeat it. If they
			 * were signed in without their events, it would look as if they were not on the roll.
			 */
			async jwt({ token, user, account, profile }) {
				if (!user) {
					const claims = claimsOf(token);
					return (claims && (await currentSession(prepared, claims))) ?? {};
				}
				const email = provenEmail({ user, account, profile });
				// An address that already belongs to another account does not claim that person's memberships.
				if (email && (await rememberEmail({ db }, { userId: user.id, email }))) {
					await claimRoll({ db }, { userId: user.id, email });
				}
				return newSession(db, { userId: user.id, way: account?.provider ?? "" });
			},

			session({ session, token }) {
				const user = sessionUser(token);
				return user ? { ...session, way: token.way, user } : { expires: session.expires };
			},
		},
	};
}

/**
 * The e-mail address that this sign-in proves. An OpenID provider must declare it verified; the other ways prove
 * it.
 */
function provenEmail({ user, account, profile }: { user: User; account: Account | null; profile?: Profile }) {
	return account?.type === "oauth" ? verifiedEmail(profile) : user.email && canonicalEmail(user.email);
}

/** Whether this sign-in leads to an account that has an address or a place on a roll already. */
async function isAnybody(db: PrismaClient, { provider, providerAccountId }: Account): Promise<boolean> {
	const somebody = { OR: [{ email: { not: null } }, { attendances: { some: {} } }] };
	const found = await db.account.findFirst({
		where: { provider, providerAccountId, user: somebody },
		select: { id: true },
	});
	return found !== null;
}

async function isLinked(db: PrismaClient, { provider, providerAccountId }: Account): Promise<boolean> {
	const where = { provider_providerAccountId: { provider, providerAccountId } };
	return (await db.account.findUnique({ where, select: { id: true } })) !== null;
}
