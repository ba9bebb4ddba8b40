import { decode } from "next-auth/jwt";
import { encodeSession, seconds, sessionTimes } from "./session";

/** Seconds after which a session in use is renewed. */
const renewAfter = 24 * 60 * 60;

/**
 * A fresh cookie for a session that is in use and more than a day old, or null if there is nothing to do. This
 * does not check whether the session was ended, because the copy has the same content and is checked whenever it
 * is read.
 */
export async function renewSession(
	cookie: string | undefined,
	{ secret, now }: { secret: string; now: Date },
): Promise<{ value: string; expires: Date } | null> {
	if (!cookie) return null;
	const token = await decode({ token: cookie, secret }).catch(() => null);
	if (!token?.since || typeof token.iat !== "number") return null;
	if (seconds(now) - token.iat < renewAfter) return null;
	const ends = Math.min(seconds(now) + sessionTimes.idle, token.since + sessionTimes.atMost);
	return { value: await encodeSession({ token, secret }), expires: new Date(ends * 1_000) };
}
