/**
 * Limits how many e-mail links are sent: per e-mail address, so that no mailbox is flooded, and per network, with
 * a much higher limit, so that no script works through a list of addresses. The keys are hashes, so that the table
 * does not list who signs in.
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
	limits: Pick<Limits, "emailLinkSeconds" | "emailLinksPerAddress" | "emailLinksPerNetwork">,
) {
	const duration = limits.emailLinkSeconds;
	const countNetwork = makeLimiter(
		pool,
		{ keyPrefix: "email-link-network", points: limits.emailLinksPerNetwork, duration },
		(seconds) => new AppError("TOO_MANY_LINKS_FROM_NETWORK", wait(seconds)),
	);
	const countAddress = makeLimiter(
		pool,
		{ keyPrefix: "email-link-address", points: limits.emailLinksPerAddress, duration },
		(seconds) => new AppError("TOO_MANY_LINKS_TO_ADDRESS", wait(seconds)),
	);
	return async ({ email, ip }: { email: string; ip: string }) => {
		await countNetwork(hash(ip));
		await countAddress(hash(email));
	};
}
