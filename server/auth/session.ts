/**
 * A session is an encrypted cookie. It says who signed in, when, how, and under which number of their sessions
 * (User.sessionVersion); each request compares that number with the row, so "sign out of all devices" works at once.
 * It is issued anew with use (./renew-session.ts) and ends for good some time after the sign-in.
 */
import { encode, type JWT, type JWTEncodeParams } from "next-auth/jwt";
import { z } from "zod";
import type { PrismaClient } from "@/prisma/generated/client";
import { limits } from "../limits";

/** Seconds. */
export const sessionTimes = { idle: limits.sessionIdleSeconds, atMost: limits.sessionSeconds };

const content = z.object({ sub: z.uuid(), since: z.number(), version: z.int(), way: z.string() });

export const seconds = (date: Date) => Math.floor(date.getTime() / 1_000);

/** next-auth's encryption, with an expiry that no renewal can move beyond the session's end. */
export function encodeSession({ token, maxAge = sessionTimes.idle, ...rest }: JWTEncodeParams) {
	// Name and address are the database's to tell: they do not travel.
	const { sub, since = 0, version, way } = token ?? {};
	const left = since + sessionTimes.atMost - seconds(new Date());
	return encode({ ...rest, token: { sub, since, version, way }, maxAge: Math.min(maxAge, left) });
}

/**
 * On https the name begins with __Host-: a browser takes such a cookie from this very host only, over TLS, so that no
 * neighbouring subdomain can plant one.
 */
export function sessionCookie(appUrl: string) {
	const secure = new URL(appUrl).protocol === "https:";
	return {
		name: `${secure ? "__Host-" : ""}next-auth.session-token`,
		options: { httpOnly: true, sameSite: "lax", path: "/", secure },
	} as const;
}

/** What a new session says. */
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

/** The same session with the person's name and address of today; null once it is over. One query, by primary key. */
export async function currentSession(db: Pick<PrismaClient, "user">, token: JWT): Promise<JWT | null> {
	// A cookie from before the ids were uuids must not reach a uuid column.
	const told = content.safeParse(token).data;
	if (!told) return null;
	const user = await db.user.findUnique({
		where: { id: told.sub },
		select: { name: true, email: true, sessionVersion: true },
	});
	if (user?.sessionVersion !== told.version) return null;
	return { ...told, name: user.name, email: user.email };
}
