import { expect, test } from "vitest";
import { whyNotOn } from "./tools";

test("the check runs on Vercel's platform, and says why it does not run elsewhere", () => {
	expect(whyNotOn("linux", "x64")).toBeUndefined();
	for (const [platform, arch] of [
		["linux", "arm64"],
		["darwin", "arm64"],
		["win32", "x64"],
	] as const)
		expect(whyNotOn(platform, arch)).toContain(`this machine is ${platform} on ${arch}`);
});
