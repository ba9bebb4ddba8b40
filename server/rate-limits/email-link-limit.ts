/**
 * Limits how many e-mail links are sent: per e-mail address, so that no mailbox is flooded, and per network, with
 * a much higher limit, so that no script works through a list of addresses. The keys are hashes, so that the table
 * does not list who signs in.
 */
import { createHash } from "node:crypto";
import type { Pool } from "pg";
import type { Limits } from "../limits";
import { makeLimiter } from "./upload-limit";

const hash = (text: string) => createHash("sha256").update(text).digest("hex");
const minutes = (seconds: number) => {
	const count = Math.ceil(seconds / 60);
	return count === 1 ? "a minute" : `${count} minutes`;
};

export function makeEmailLinkLimit(
	pool: Pool,
	limits: Pick<Limits, "emailLinkSeconds" | "emailLinksPerAddress" | "emailLinksPerNetwork">,
) {
	const duration = limits.emailLinkSeconds;
	const countNetwork = makeLimiter(
		pool,
		{ keyPrefix: "email-link-network", points: limits.emailLinksPerNetwork, duration },
		(seconds) => `Too many links were requested from this network. Try again in ${minutes(seconds)}.`,
	);
	const countAddress = makeLimiter(
		pool,
		{ keyPrefix: "email-link-address", points: limits.emailLinksPerAddress, duration },
		(seconds) =>
			`Several links were already sent to this address. Use the newest one, or try again in ${minutes(seconds)}.`,
	);
	return async ({ email, ip }: { email: string; ip: string }) => {
		await countNetwork(hash(ip));
		await countAddress(hash(email));
	};
}
