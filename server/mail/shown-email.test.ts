import { expect, test } from "vitest";
import { shownEmail } from "./shown-email";

test.each([
	["anna@xn--mller-kva.example", "anna@müller.example"],
	["нина@xn--80a1acny.xn--p1ai", "нина@почта.рф"],
	["xn--mller-kva@guests.test", "xn--mller-kva@guests.test"],
	["anna@xn--a.example", "anna@xn--a.example"],
	["ada@guests.test", "ada@guests.test"],
])("%s is shown as %s", (email, shown) => {
	expect(shownEmail(email)).toBe(shown);
});

test("nobody without an address gets one", () => {
	expect(shownEmail(null)).toBeNull();
});
