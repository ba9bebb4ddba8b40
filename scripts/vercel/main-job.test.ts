import { expect, test } from "vitest";
import { complaintsAboutMainJob, specs, whyNotWith } from "./main-job";

/** Two tests of each file, of which the second has this status. */
const report = (status: string, files = specs) => ({
	stats: { expected: 0, flaky: 0, unexpected: 0, skipped: 0 },
	suites: files.map((file) => ({
		specs: [
			{ title: "first", file, line: 1, tests: [{ projectName: "desktop", status: "expected" }] },
			{ title: "second", file, line: 9, tests: [{ projectName: "desktop", status }] },
		],
	})),
});

test("tests that pass give no complaint, also at the second try", () => {
	expect(complaintsAboutMainJob(report("expected"))).toEqual([]);
	expect(complaintsAboutMainJob(report("flaky"))).toEqual([]);
});

test("a test that failed is named", () => {
	expect(complaintsAboutMainJob(report("unexpected"))).toEqual([
		"Failed on Vercel's Node: [desktop] main-job.spec.ts:9 second",
		"Failed on Vercel's Node: [desktop] deployed-routes.spec.ts:9 second",
	]);
});

test("tests that did not run are counted", () => {
	expect(complaintsAboutMainJob(report("skipped"))).toEqual([
		"1 of 2 tests of main-job.spec.ts did not run.",
		"1 of 2 tests of deployed-routes.spec.ts did not run.",
	]);
});

test("a file without tests is named", () => {
	expect(complaintsAboutMainJob(report("expected", specs.slice(0, 1)))).toEqual([
		"No test of deployed-routes.spec.ts ran.",
	]);
});

test("a run without a report is a complaint", () => {
	expect(complaintsAboutMainJob(undefined)).toEqual([
		"The browser tests ended before they wrote their report.",
	]);
});

test("on a machine without any network the main job is not checked, because a browser believes that it is offline", () => {
	const address = (internal: boolean) => ({
		...{ address: "127.0.0.1", netmask: "255.0.0.0", mac: "00:00:00:00:00:00", cidr: null, internal },
		family: "IPv4" as const,
	});
	expect(whyNotWith({ lo: [address(true)] })).toContain("no network at all");
	expect(whyNotWith({})).toContain("no network at all");
	expect(whyNotWith({ lo: [address(true)], eth0: [address(true), address(false)] })).toBeUndefined();
});
