import { isIPv6 } from "node:net";

/**
 * The network address a request came from, as the nearest proxy wrote it down: the last entry of x-forwarded-for. What
 * stands before it is the sender's own word. Next writes the header itself where there is no proxy. Of an IPv6 address
 * only the network part (64 bits) counts, since one subscriber has all addresses of it.
 */
export function clientIp(headers: Pick<Headers, "get">): string {
	const last = headers.get("x-forwarded-for")?.split(",").at(-1)?.trim() || "unknown";
	if (!isIPv6(last) || last.startsWith("::ffff:")) return last.replace("::ffff:", "");
	const [start = "", end] = last.split("::");
	const groups = start.split(":").filter(Boolean);
	const behind = end?.split(":").filter(Boolean) ?? [];
	const zeros = end === undefined ? [] : Array<string>(8 - groups.length - behind.length).fill("0");
	return `${[...groups, ...zeros, ...behind].slice(0, 4).join(":")}::/64`;
}
