import { expect, test } from "vitest";
import { clientIp } from "./client-ip";

test.each([
	["203.0.113.7", "203.0.113.7"],
	// The sender itself added the first entry.
	["1.2.3.4, 203.0.113.7", "203.0.113.7"],
	["::ffff:203.0.113.7", "203.0.113.7"],
	["2001:db8:1:2:aaaa:bbbb:cccc:dddd", "2001:db8:1:2::/64"],
	["2001:db8::1", "2001:db8:0:0::/64"],
	["::1", "0:0:0:0::/64"],
])("%s counts as %s", (header, network) => {
	expect(clientIp(new Headers({ "x-forwarded-for": header }))).toBe(network);
});

test("requests without an address count together as unknown", () => {
	expect(clientIp(new Headers())).toBe("unknown");
});
