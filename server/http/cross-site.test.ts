import { expect, test } from "vitest";
import { isCrossSite } from "./cross-site";

const app = "https://photos.example";

test.each([
	[{ "sec-fetch-site": "cross-site", origin: "https://evil.example" }, true],
	// A neighbour: its requests carry SameSite=Lax cookies.
	[{ "sec-fetch-site": "same-site", origin: "https://shop.photos.example" }, true],
	// No page can start a POST as if it had been typed in.
	[{ "sec-fetch-site": "none" }, true],
	[{ "sec-fetch-site": "same-origin", origin: app }, false],
	[{ origin: app }, false],
	[{ origin: "https://evil.example" }, true],
	[{ origin: "http://photos.example" }, true],
	[{ origin: "https://photos.example:8443" }, true],
	// A sandboxed frame, or a referrer policy that hides where it comes from.
	[{ origin: "null" }, true],
	[{}, false],
])("%j is refused: %s", (headers, refused) => {
	expect(isCrossSite(new Headers(Object.entries(headers)), app)).toBe(refused);
});
