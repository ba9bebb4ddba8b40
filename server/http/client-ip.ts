import { isIPv6 } from "node:net";

/**
 * The network address of a request's sender as the nearest proxy recorded it: the last entry of x-forwarded-for.
 * Senders can forge the entries before it. If there is no proxy, Next sets the header itself. An IPv6 address is
 * reduced to its network part (64 bits), because one subscriber has all of that network's addresses.
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
