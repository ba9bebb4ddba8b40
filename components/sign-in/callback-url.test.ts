import { expect, test } from "vitest";
import { safeCallbackUrl } from "./callback-url";

test.each(["/events/picos-weekend-2026", "/events/a/photos/b?from=mail"])(
	"a path on this site is kept: %s",
	(path) => {
		expect(safeCallbackUrl(path)).toBe(path);
	},
);

test("only the path of next-auth's absolute URL is used", () => {
	expect(safeCallbackUrl("http://localhost:3000/events/x")).toBe("/events/x");
});

test.each([
	"//evil.example",
	"/\\evil.example",
	"/\t/evil.example",
	"https://here.invalid//evil.example",
	"https://evil.example//also.example/x",
	"javascript:alert(1)",
	"data:text/html,x",
	"/sign-in?callbackUrl=/sign-in",
	"",
])("an address that leads to another site or back to the sign-in page is replaced: %j", (value) => {
	expect(safeCallbackUrl(value)).toBe("/events");
});

test("a repeated or missing parameter leads to /events", () => {
	expect(safeCallbackUrl(undefined)).toBe("/events");
	expect(safeCallbackUrl(["/a", "/b"])).toBe("/events");
});
