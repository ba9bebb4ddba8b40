/**
 * How many e-mail links are sent. By address, so that nobody's mailbox is flooded; by network, far more, so that no
 * machine walks through a list of addresses. The keys are hashes: the table is no list of who signs in.
 */
import { createHash } from "node:crypto";
import type { Pool } from "pg";
import type { Deps } from "../deps";
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
): Deps["emailLinkLimit"] {
	const duration = limits.emailLinkSeconds;
	const countNetwork = makeLimiter(
		pool,
		{ keyPrefix: "email-link-network", points: limits.emailLinksPerNetwork, duration },
		(seconds) => `Too many links were asked for from this network. Try again in ${minutes(seconds)}.`,
	);
	const countAddress = makeLimiter(
		pool,
		{ keyPrefix: "email-link-address", points: limits.emailLinksPerAddress, duration },
		(seconds) =>
			`Several links went to this address already. Use the newest, or ask again in ${minutes(seconds)}.`,
	);
	return async ({ email, ip }) => {
		await countNetwork(hash(ip));
		await countAddress(hash(email));
	};
}
