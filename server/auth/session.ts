/**
 * A session is an encrypted cookie. It says who signed in, when and how, and the person's session version at that
 * time (User.sessionVersion). Each request compares that version with the row, so "sign out of all devices" works
 * at once. A session is renewed while it is used (./renew-session.ts), but ends for good some time after the
 * sign-in.
 */
import { encode, type JWT, type JWTEncodeParams } from "next-auth/jwt";
import { z } from "zod";
import type { PrismaClient } from "@/prisma/generated/client";
import { type Prepared, prepare, sql } from "../db/prepared";
import { limits } from "../limits";
import { shownEmail } from "../mail/shown-email";
import { type Claims, isCurrent } from "../policies/sessions";
import { personName } from "./person-name";

/** Seconds after which an unused session ends, and after which any session ends. */
export const sessionTimes = { idle: limits.sessionIdleSeconds, atMost: limits.sessionSeconds };

const content = z.object({ sub: z.uuid(), since: z.number(), version: z.int(), way: z.string() });

/** Null for a cookie from when ids were not yet uuids, which must not be compared with a uuid column. */
export const claimsOf = (token: JWT): Claims | null => content.safeParse(token).data ?? null;

export const seconds = (date: Date) => Math.floor(date.getTime() / 1_000);

/** Encrypts a session as next-auth does, with an expiry that no renewal can move beyond the session's end. */
export function encodeSession({ token, maxAge = sessionTimes.idle, ...rest }: JWTEncodeParams) {
	// The name and the address are not in the cookie, because they are read from the database.
	const { sub, since = 0, version, way } = token ?? {};
	const left = since + sessionTimes.atMost - seconds(new Date());
	return encode({ ...rest, token: { sub, since, version, way }, maxAge: Math.min(maxAge, left) });
}

/**
 * The session cookie. On https its name begins with __Host-: a browser accepts such a cookie only from this exact
 * host over TLS, so that another subdomain cannot set it.
 */
export function sessionCookie(appUrl: string) {
	const secure = new URL(appUrl).protocol === "https:";
	return {
		name: `${secure ? "__Host-" : ""}next-auth.session-token`,
		options: { httpOnly: true, sameSite: "lax", path: "/", secure },
	} as const;
}

/** The content of a new session. */
export async function newSession(
	db: Pick<PrismaClient, "user">,
	{ userId, way }: { userId: string; way: string },
): Promise<JWT> {
	const { sessionVersion } = await db.user.findUniqueOrThrow({
		where: { id: userId },
		select: { sessionVersion: true },
	});
	return { sub: userId, since: seconds(new Date()), version: sessionVersion, way };
}

interface SessionRow {
	name: string | null;
	email: string | null;
	locale: string | null;
	sessionVersion: number;
}

const findSession = prepare(
	sql`SELECT name, email, locale, "sessionVersion" FROM "User" WHERE id = $1::uuid`,
);

/** The session of these claims with the person's current name, address and language, or null if it has ended. One query, by primary key. */
export async function currentSession(prepared: Prepared, claims: Claims): Promise<JWT | null> {
	const [row] = await prepared<SessionRow>(findSession, [claims.sub]);
	return isCurrent(claims, row) ? { ...claims, name: row.name, email: row.email, locale: row.locale } : null;
}

/** The person whose session it is, as pages and the API see them; null if it has ended. */
export const sessionUser = ({ sub, name, email = null, locale = null }: JWT) =>
	sub ? { id: sub, name: personName({ name, email }), email: shownEmail(email), locale } : null;
