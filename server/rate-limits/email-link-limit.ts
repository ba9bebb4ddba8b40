/**
 * Limits how many e-mail links are sent: per e-mail address, so that no mailbox is flooded, and per network, with
 * a much higher limit, so that no script works through a list of addresses. People who have scanned the right code of an
 * event are counted apart from everybody else on their network, so that a script there does not lock out the guests of a
 * venue. The keys are hashes, so that the table does not list who signs in.
 */
import { createHash } from "node:crypto";
import type { Pool } from "pg";
import { AppError } from "../errors";
import type { Limits } from "../limits";
import { makeLimiter } from "./upload-limit";

const hash = (text: string) => createHash("sha256").update(text).digest("hex");
const wait = (seconds: number) => ({ params: { minutes: Math.ceil(seconds / 60) }, retryAfter: seconds });

export function makeEmailLinkLimit(
	pool: Pool,
	limits: Pick<
		Limits,
		| "emailLinkSeconds"
		| "emailLinksPerAddress"
		| "emailLinksPerNetwork"
		| "emailLinksPerVenue"
		| "emailLinksWithCodes"
	>,
) {
	const duration = limits.emailLinkSeconds;
	const fromNetwork = (keyPrefix: string, points: number) =>
		makeLimiter(
			pool,
			{ keyPrefix, points, duration },
			(seconds) => new AppError("TOO_MANY_LINKS_FROM_NETWORK", wait(seconds)),
		);
	const countNetwork = fromNetwork("email-link-network", limits.emailLinksPerNetwork);
	const countVenue = fromNetwork("email-link-venue", limits.emailLinksPerVenue);
	const countCodes = fromNetwork("email-link-codes", limits.emailLinksWithCodes);
	const countAddress = makeLimiter(
		pool,
		{ keyPrefix: "email-link-address", points: limits.emailLinksPerAddress, duration },
		(seconds) => new AppError("TOO_MANY_LINKS_TO_ADDRESS", wait(seconds)),
	);
	/** `eventId` is that of the event whose code was scanned, if it is right. */
	return async ({ email, ip, eventId }: { email: string; ip: string; eventId: string | null }) => {
		if (eventId === null) await countNetwork(hash(ip));
		else {
			await countVenue(hash(`${ip} ${eventId}`));
			await countCodes(hash(ip));
		}
		await countAddress(hash(email));
	};
}
