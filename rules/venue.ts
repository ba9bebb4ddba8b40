/**
 * The venue code: its signs, its two kinds and its address. People scan it, or type it from a poster, so it has no letters
 * that look like a digit (Crockford's base 32).
 */

/** What the code does for somebody while the door is open; VenueWay of the schema. */
export const venueWays = ["ATTENDED", "ASK", "ROLL_ONLY"] as const;
export type VenueWay = (typeof venueWays)[number];

/** What an organizer does with the code. */
export const codeActions = ["ON", "RENEW", "OFF"] as const;
export type CodeAction = (typeof codeActions)[number];

/** Five bits each. */
export const codeSigns = "0123456789abcdefghjkmnpqrstvwxyz";

/** Signs that nobody can foresee, in a code of either kind: 60 bits. */
export const secretSigns = 12;
/** Signs in front of a rotating code that say in which minute it was shown. They repeat after two years. */
const minuteSigns = 4;

/** How long a rotating code is shown, in milliseconds. The last one is still good. */
export const rotationMs = 60_000;

export interface VenueCode {
	/** Without hyphens, in lower case. */
	code: string;
	/** The minute of a rotating code, which is a number modulo `minutesAround`; null for the fixed code. */
	minute: number | null;
}

/** How many minutes have different signs. */
export const minutesAround = codeSigns.length ** minuteSigns;

export const minuteOf = (at: Date) => Math.floor(at.getTime() / rotationMs) % minutesAround;

/** The code in what was scanned or typed; null if it cannot be one. */
export function readCode(text: string): VenueCode | null {
	if (text.length > 40) return null;
	const code = text.toLowerCase().replaceAll(/[\s-]/g, "").replaceAll("o", "0").replaceAll(/[il]/g, "1");
	if ([...code].some((sign) => !codeSigns.includes(sign))) return null;
	if (code.length === secretSigns) return { code, minute: null };
	if (code.length !== minuteSigns + secretSigns) return null;
	return { code, minute: numberOf(code.slice(0, minuteSigns)) };
}

const numberOf = (signs: string) =>
	[...signs].reduce((sum, sign) => sum * codeSigns.length + codeSigns.indexOf(sign), 0);

export const signsOfMinute = (minute: number) =>
	Array.from(
		{ length: minuteSigns },
		(_, place) =>
			codeSigns[Math.floor(minute / codeSigns.length ** (minuteSigns - 1 - place)) % codeSigns.length],
	).join("");

/**
 * Whether a rotating code was on a wall when it was scanned: this minute's, the last one, or the next one, for a server
 * whose clock is ahead. The fixed code has no minute and is never too old.
 */
export function isFresh({ minute }: Pick<VenueCode, "minute">, scannedAt: Date): boolean {
	if (minute === null) return true;
	const age = (minuteOf(scannedAt) - minute + minutesAround) % minutesAround;
	return age <= 1 || age === minutesAround - 1;
}

/** "k7xm-2pq9-rt4b", as people can read and type it. */
export const shownCode = (code: string) => code.match(/.{1,4}/g)?.join("-") ?? code;

/** Where the code leads. */
export const codePath = (slug: string, code: string) => `/events/${slug}/join/${shownCode(code)}`;

/** The page that lets a person in, with what the scanned code was exchanged for. */
export const joinPath = (slug: string, ticket: string) => `/events/${slug}/join?ticket=${ticket}`;

/** What is in such a path; null for any other. */
export function readJoinPath(path: string): { slug: string; ticket: string } | null {
	const [, slug, ticket] = path.match(/^\/events\/([^/?#]+)\/join\?ticket=([\w.-]+)$/) ?? [];
	if (!slug || !ticket) return null;
	try {
		return { slug: decodeURIComponent(slug), ticket };
	} catch {
		return null;
	}
}

/** Minutes between scanning the code and being signed in: an e-mail link works for fifteen, and may be asked for twice. */
export const ticketMinutes = 30;
