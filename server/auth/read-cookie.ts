import { decode } from "next-auth/jwt";
import type { Claims } from "../policies/sessions";
import { claimsOf, seconds } from "./session";

/** How many cookies are remembered, about 1 kB each. */
const most = 2_000;

/**
 * Returns a function that reads session cookies; null if one is not ours or has expired. It remembers what it has read, because
 * next-auth derives the key again for each cookie, which takes longer than asking the database whether the session has
 * ended, and an open page sends the same cookie every two seconds.
 */
export function makeReadCookie(secret: string) {
	const known = new Map<string, { claims: Claims; exp: number }>();
	const read = async (cookie: string) => {
		const token = await decode({ token: cookie, secret }).catch(() => null);
		const claims = token && claimsOf(token);
		return claims && typeof token.exp === "number" ? { claims, exp: token.exp } : null;
	};
	return async (cookie: string, now: Date): Promise<Claims | null> => {
		const token = known.get(cookie) ?? (await read(cookie));
		if (!token || token.exp <= seconds(now)) return null;
		// The one that was used last comes last, so the first is forgotten.
		known.delete(cookie);
		known.set(cookie, token);
		const [oldest] = known.keys();
		if (known.size > most && oldest !== undefined) known.delete(oldest);
		return token.claims;
	};
}
