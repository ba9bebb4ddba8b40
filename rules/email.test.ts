import { describe, expect, test } from "vitest";
import { z } from "zod";
import { canonicalDomain, canonicalEmail, isQuotedEmail } from "./email";

const ascii = "anna@xn--mller-kva.example";

test.each([
	[" Anna@MÜLLER.example ", ascii],
	["anna@mu\u0308ller.example", ascii],
	["ANNA@XN--MLLER-KVA.EXAMPLE", ascii],
	["anna@müller。example", ascii],
	["jose\u0301@correo.example", "josé@correo.example"],
	["JOSÉ@correo.example", "josé@correo.example"],
	["Нина@почта.рф", "нина@xn--80a1acny.xn--p1ai"],
	["ada+kids@guests.test", "ada+kids@guests.test"],
	["a.d.a@guests.test", "a.d.a@guests.test"],
	["anna@straße.example", "anna@xn--strae-oqa.example"],
	["x@example.рф", "x@example.xn--p1ai"],
	["X@EXAMPLE.XN--P1AI", "x@example.xn--p1ai"],
	["R&D@example.com", "r&d@example.com"],
	["user/dept@example.org", "user/dept@example.org"],
	["!#$%&'*+-/=?^_`{|}~.a@example.org", "!#$%&'*+-/=?^_`{|}~.a@example.org"],
	["o'hara'@example.org", "o'hara'@example.org"],
	["🎈@example.org", "🎈@example.org"],
	['"Anna.B"@example.org', "anna.b@example.org"],
])("%s has the form %s, and that form stays", (given, form) => {
	expect(canonicalEmail(given)).toBe(form);
	expect(canonicalEmail(form)).toBe(form);
});

test.each([
	"",
	"anna",
	"@guests.test",
	"anna@",
	"anna@guests",
	"anna@127.0.0.1",
	"anna@guests.test:80",
	"anna@guests.test/x",
	"anna@gu%65sts.test",
	"anna@[::1]",
	"anna b@guests.test",
	"anna..b@guests.test",
	".anna@guests.test",
	"anna@-guests.test",
	"anna@guests..test",
	"anna@xn--a.example",
	"anna <anna@guests.test>",
	"anna.@guests.test",
	'"anna b"@guests.test',
	'"anna@elsewhere.test"@guests.test',
	'""@guests.test',
	'anna"b@guests.test',
	"anna\\b@guests.test",
	"anna,ben@guests.test",
	"anna;ben@guests.test",
	"anna:ben@guests.test",
	"anna(b)@guests.test",
	"anna[b]@guests.test",
	"anna<ben@guests.test",
	"anna>@guests.test",
	"anna@ben@guests.test",
	"anna\r\nBcc: ben@guests.test",
	"anna\nb@guests.test",
	"an\u200bna@guests.test",
	"an\u202ena@guests.test",
	"anna＠elsewhere.test@guests.test",
	"an\ud800na@guests.test",
	"anna\u0000@guests.test",
	`${"a".repeat(65)}@guests.test`,
	`anna@${"a".repeat(64)}.test`,
	`anna@${"müller.".repeat(40)}test`,
])("%j is no address", (given) => {
	expect(canonicalEmail(given)).toBeNull();
});

describe("what was stored before there was one form", () => {
	// The pattern that every door to the database had: ASCII only, then put into lower case.
	const before = z.email();
	test.each(["O'Hara+x_1@Sub.Guests.TEST", "a-b@x-y.example", "anna@xn--mller-kva.example"])(
		"%s had that form already",
		(given) => {
			expect(before.safeParse(given).success).toBe(true);
			expect(canonicalEmail(given)).toBe(given.toLowerCase());
		},
	);
	test.each(["anna@müller.example", "josé@correo.example"])("%s could not be stored", (given) => {
		expect(before.safeParse(given).success).toBe(false);
	});
});

test.each([
	['"anna b"@guests.test', true],
	['"anna@b"@guests.test', true],
	["anna b@guests.test", false],
	['"anna" <anna@guests.test>', false],
])("whether %s has quotation marks that it needs: %s", (given, is) => {
	expect(isQuotedEmail(given)).toBe(is);
});

test("a domain alone has one form as well", () => {
	expect(canonicalDomain("MÜLLER.example")).toBe("xn--mller-kva.example");
	expect(canonicalDomain("everyone")).toBeNull();
});
