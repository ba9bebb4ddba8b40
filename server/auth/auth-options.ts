/**
 * next-auth as Rollcall uses it: sessions in a cookie, own pages, and the roll claimed at every sign-in.
 * It stands between the providers (./providers.ts) and ./current-session.ts. Everything hangs on one question: has somebody
 * we trust seen that this person reads this mailbox? Only then does an e-mail address count for anything here.
 */

import type { Account, AuthOptions, Profile, User } from "next-auth";
import type { PrismaClient } from "@/prisma/generated/client";
import { signInPath } from "@/rules/paths";
import { makeAdapter } from "./adapter";
import { claimRoll } from "./claim-roll";
import { joinAccounts } from "./join-accounts";
import { claimedEmail, verifiedEmail } from "./openid";
import { personName } from "./person-name";
import { type ProviderEnv, signInProviders } from "./providers";
import { rememberEmail } from "./remember-email";
import { currentSession, encodeSession, newSession, sessionCookie, sessionTimes } from "./session";

export function makeAuthOptions({
	db,
	env,
}: {
	db: PrismaClient;
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
			/** An address nobody vouches for must not pass for the account that has proven it. */
			async signIn({ account, profile }) {
				if (account?.type !== "oauth") return true;
				const verified = verifiedEmail(profile);
				if (verified) {
					await joinAccounts(db, { account, email: verified });
					return true;
				}
				const email = claimedEmail(profile);
				if (!email || (await isLinked(db, account))) return true;
				const taken = await db.user.findUnique({ where: { email }, select: { id: true } });
				return taken ? `${signInPath}?error=OAuthAccountNotLinked` : true;
			},

			/**
			 * `user` is there at sign-in only. A failure here fails the sign-in, which the person can repeat; being
			 * signed in without one's events could not be told from not being on the roll.
			 */
			async jwt({ token, user, account, profile }) {
				if (!user) return (await currentSession(db, token)) ?? {};
				const email = provenEmail({ user, account, profile });
				// An address that belongs to somebody else here opens nothing for this one.
				if (email && (await rememberEmail(db, { userId: user.id, email }))) {
					await claimRoll(db, { userId: user.id, email });
				}
				return newSession(db, { userId: user.id, way: account?.provider ?? "" });
			},

			session({ session, token }) {
				const { sub, name, email = null, way } = token;
				// Over: nobody is signed in.
				if (!sub) return { expires: session.expires };
				return { ...session, way, user: { id: sub, name: personName({ name, email }), email } };
			},
		},
	};
}

/** Demo accounts and e-mail links count as proof by themselves; an OpenID provider has to say so. */
function provenEmail({ user, account, profile }: { user: User; account: Account | null; profile?: Profile }) {
	return account?.type === "oauth" ? verifiedEmail(profile) : (user.email?.toLowerCase() ?? null);
}

async function isLinked(db: PrismaClient, { provider, providerAccountId }: Account): Promise<boolean> {
	const where = { provider_providerAccountId: { provider, providerAccountId } };
	return (await db.account.findUnique({ where, select: { id: true } })) !== null;
}
