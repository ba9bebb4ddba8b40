import { expect, test } from "vitest";
import { isCrossSite } from "./cross-site";

const app = "https://photos.example";

test.each([
	[{ "sec-fetch-site": "cross-site", origin: "https://evil.example" }, true],
	// Another host of the same site: its requests carry SameSite=Lax cookies.
	[{ "sec-fetch-site": "same-site", origin: "https://shop.photos.example" }, true],
	// A person cannot send a POST by typing an address, so this one is forged.
	[{ "sec-fetch-site": "none" }, true],
	[{ "sec-fetch-site": "same-origin", origin: app }, false],
	[{ origin: app }, false],
	[{ origin: "https://evil.example" }, true],
	[{ origin: "http://photos.example" }, true],
	[{ origin: "https://photos.example:8443" }, true],
	// A sandboxed frame, or a page with a referrer policy that hides its origin.
	[{ origin: "null" }, true],
	[{}, false],
])("%j is refused: %s", (headers, refused) => {
	expect(isCrossSite(new Headers(Object.entries(headers)), app)).toBe(refused);
});
