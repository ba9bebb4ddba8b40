import { expect, test } from "vitest";
import { formatBytes } from "./bytes";

test.each([
	[0, "0 B"],
	[999, "999 B"],
	[1_000, "1 KB"],
	[999_400, "999 KB"],
	[999_600, "1 MB"],
	[3_440_000, "3.4 MB"],
	[50_000_000, "50 MB"],
])("%i bytes read as %s", (bytes, text) => {
	expect(formatBytes(bytes)).toBe(text);
});
